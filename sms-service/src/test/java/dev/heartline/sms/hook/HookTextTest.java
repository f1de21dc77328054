package dev.heartline.sms.hook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.HookRaised;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.HookType;
import dev.heartline.events.vocabulary.Urgency;
import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class HookTextTest extends OverTheWire {

    @Test
    void aHookThatAsksForATextArrivesOnceHoweverOftenItIsTold() {
        var ana = somebody();
        var hook = hook(ana.id(), "Two steps left today.", null, Channel.IN_APP, Channel.SMS);
        var event = Event.of(EventType.HOOK_RAISED, hook);

        publish(event);
        publish(event);
        publish(Event.of(EventType.HOOK_RAISED, hook));
        publish(Event.of(EventType.HOOK_RAISED, hook(ana.id(), "In the app only", null, Channel.IN_APP)));
        publish(Event.of(
                EventType.HOOK_RAISED,
                hook(ana.id(), "Over", clock.instant().minus(Duration.ofMinutes(1)), Channel.SMS)));
        publish(Event.of(EventType.HOOK_RAISED, hook(ana.id(), "The last one.", null, Channel.SMS)));

        // Two dispatchers may have them in their hands at once.
        await().until(() -> inbox(ana.phone()).contains("The last one.")
                && inbox(ana.phone()).size() > 1);
        assertThat(inbox(ana.phone())).containsExactlyInAnyOrder("Two steps left today.", "The last one.");
        assertThat(db.row("select * from sms_messages where source_event_id = ?", event.id()))
                .containsEntry("purpose", "nudge");
    }

    @Test
    void aHeldHookIsDroppedWhenItIsOver() {
        var ana = somebody(clock.zoneWhereItIs(3), Set.of(Channel.SMS));
        var event = Event.of(
                EventType.HOOK_RAISED,
                hook(ana.id(), "Until six", clock.instant().plus(Duration.ofHours(3)), Channel.SMS));
        publish(event);
        await().until(() ->
                db.count("select count(*) from sms_messages where source_event_id = ? and status = 'held'", event.id())
                        == 1);

        clock.moveOn(Duration.ofHours(7));

        await().untilAsserted(
                        () -> assertThat(db.row("select * from sms_messages where source_event_id = ?", event.id()))
                                .containsEntry("status", "skipped")
                                .containsEntry("contact_reason", "expired"));
        assertThat(texts(ana.phone())).isEmpty();
    }

    private static HookRaised hook(UUID userId, String message, Instant expiresAt, Channel... channels) {
        return new HookRaised(
                UUID.randomUUID(),
                userId,
                UUID.randomUUID(),
                HookType.UNCOMPLETED_TASK,
                message,
                Urgency.HIGH,
                expiresAt,
                List.of(channels));
    }
}
