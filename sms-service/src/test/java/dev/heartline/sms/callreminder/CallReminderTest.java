package dev.heartline.sms.callreminder;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.events.CallAnnounced;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class CallReminderTest extends OverTheWire {

    @Test
    void whoIsToBeCalledIsRemindedOnceHoweverOftenItIsTold() {
        var ana = somebody();
        var call = call(ana.id(), clock.instant().plus(Duration.ofHours(1)), false);
        var event = Event.of(EventType.CALL_ANNOUNCED, call);

        publish(event);
        publish(event);
        publish(Event.of(EventType.CALL_ANNOUNCED, call));

        await().until(() -> inbox(ana.phone()).size() == 1);
        assertThat(inbox(ana.phone()).getFirst()).contains("your coach calls you");
        awaitStatus(call.textId(), "delivered");
        assertThat(row(call.textId()))
                .containsEntry("purpose", "reminder")
                .containsEntry("source_event_id", event.id());
        await().untilAsserted(() -> assertThat(kafka.all("coach.messaged"))
                .as("told to whoever asked for it")
                .anyMatch(record -> record.value().contains(call.textId().toString())
                        && record.value().contains("delivered")));
    }

    @Test
    void aReminderThatIsAskedForEarlyWaitsForAnHourAtWhichItsUserIsAbout() {
        var zone = ZoneId.of(clock.zoneWhereItIs(12));
        var ana = somebody(zone.getId(), Set.of(Channel.SMS));
        reached(ana.id(), 1, List.of(15), List.of(), List.of());
        var tomorrow = clock.instant().plus(Duration.ofHours(20));

        var early = call(ana.id(), tomorrow, false);
        var late = call(ana.id(), clock.instant().plus(Duration.ofMinutes(90)), false);
        publish(Event.of(EventType.CALL_ANNOUNCED, early));
        publish(Event.of(EventType.CALL_ANNOUNCED, late));

        awaitStatus(late.textId(), "delivered");
        awaitStatus(early.textId(), "queued");
        var good = LocalDate.ofInstant(clock.instant(), zone)
                .atTime(15, 0)
                .atZone(zone)
                .toInstant();
        assertThat(((Timestamp) row(early.textId()).get("send_at")).toInstant()).isEqualTo(good);
        clock.moveOn(Duration.between(clock.instant(), good).plusSeconds(1));
        awaitStatus(early.textId(), "delivered");
    }

    @Test
    void aReminderThatIsHeldUntilTheCallIsNotSent() {
        var ana = somebody(clock.zoneWhereItIs(3), Set.of(Channel.SMS));
        var call = call(ana.id(), clock.instant().plus(Duration.ofHours(1)), false);
        publish(Event.of(EventType.CALL_ANNOUNCED, call));
        awaitStatus(call.textId(), "held");

        clock.moveOn(Duration.ofHours(7));

        awaitStatus(call.textId(), "skipped");
        assertThat(row(call.textId())).containsEntry("contact_reason", "expired");
        assertThat(texts(ana.phone())).isEmpty();
    }

    @Test
    void aReminderOfACallThatDoesNotComeIsTakenBack() {
        var ana = somebody(clock.zoneWhereItIs(3), Set.of(Channel.SMS));
        var call = call(ana.id(), clock.instant().plus(Duration.ofHours(8)), false);
        publish(Event.of(EventType.CALL_ANNOUNCED, call));
        awaitStatus(call.textId(), "held");

        publish(Event.of(
                EventType.CALL_ANNOUNCED,
                new CallAnnounced(
                        call.scheduledCallId(), ana.id(), call.textId(), call.scheduledFor(), call.timezone(), true)));

        awaitStatus(call.textId(), "skipped");
        assertThat(row(call.textId())).containsEntry("contact_reason", "called_off");
    }

    @Test
    void whoWantsNoTextsIsNotReminded() {
        var ana = somebody(clock.zoneWhereItIs(14), Set.of(Channel.CALL));
        var call = call(ana.id(), clock.instant().plus(Duration.ofHours(1)), false);

        publish(Event.of(EventType.CALL_ANNOUNCED, call));

        awaitStatus(call.textId(), "skipped");
        assertThat(row(call.textId())).containsEntry("contact_reason", "no_consent");
        assertThat(texts(ana.phone())).isEmpty();
    }

    private static CallAnnounced call(UUID userId, Instant at, boolean calledOff) {
        return new CallAnnounced(UUID.randomUUID(), userId, UUID.randomUUID(), at, "America/New_York", calledOff);
    }
}
