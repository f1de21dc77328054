package dev.heartline.sms.celebration;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.RewardTriggered;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.RewardIntensity;
import dev.heartline.events.vocabulary.RewardType;
import dev.heartline.events.vocabulary.TriggerType;
import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class CelebrationTest extends OverTheWire {

    @Test
    void aRewardArrivesOnceHoweverOftenItIsTold() {
        var ana = somebody();
        var reward = reward(ana.id(), "Seven days without a cigarette.", Channel.SMS, Channel.IN_APP);
        var event = Event.of(EventType.REWARD_TRIGGERED, reward);

        publish(event);
        publish(event);
        publish(Event.of(EventType.REWARD_TRIGGERED, reward));
        publish(Event.of(EventType.REWARD_TRIGGERED, reward(ana.id(), "Ten thousand steps.", Channel.SMS)));

        await().until(() -> inbox(ana.phone()).contains("Hey Ana! Ten thousand steps."));
        assertThat(inbox(ana.phone()))
                .containsExactlyInAnyOrder("Hey Ana! Seven days without a cigarette.", "Hey Ana! Ten thousand steps.");
        assertThat(db.row("select * from sms_messages where source_event_id = ?", event.id()))
                .containsEntry("purpose", "celebration")
                .containsEntry("user_id", ana.id());
    }

    @Test
    void aTextedRewardCountsForItsTemplate() {
        var ana = somebody();
        var before = sent();

        publish(Event.of(EventType.REWARD_TRIGGERED, reward(ana.id(), "A whole week.", Channel.SMS)));

        await().until(() -> !inbox(ana.phone()).isEmpty());
        await().until(() -> sent() == before + 1);
    }

    @Test
    void aRewardThatShowsElsewhereIsNotTexted() {
        var ana = somebody();

        publish(Event.of(EventType.REWARD_TRIGGERED, reward(ana.id(), "Confetti!", Channel.IN_APP)));
        publish(Event.of(EventType.REWARD_TRIGGERED, reward(ana.id(), "This one by text.", Channel.SMS)));

        await().until(() -> !inbox(ana.phone()).isEmpty());
        assertThat(inbox(ana.phone())).containsExactly("Hey Ana! This one by text.");
    }

    @Test
    void somebodyWithoutANameIsGreetedAllTheSame() {
        var id = UUID.randomUUID();
        var phone = newNumber();
        know(new UserProfile(id, null, phone, clock.zoneWhereItIs(12), null, null, Set.of(Channel.SMS), false));

        publish(Event.of(EventType.REWARD_TRIGGERED, reward(id, "You kept your word.", Channel.SMS)));

        await().until(() -> !inbox(phone).isEmpty());
        assertThat(inbox(phone)).containsExactly("Hey there! You kept your word.");
    }

    @Test
    void aRewardForSomebodyWithoutANumberIsSkippedWithItsReason() {
        var id = UUID.randomUUID();
        know(new UserProfile(id, "Ana", null, clock.zoneWhereItIs(12), null, null, Set.of(Channel.SMS), false));

        publish(Event.of(EventType.REWARD_TRIGGERED, reward(id, "Well done.", Channel.SMS)));

        await().until(() -> db.count("select count(*) from sms_messages where user_id = ?", id) == 1);
        assertThat(db.row("select status, contact_reason from sms_messages where user_id = ?", id))
                .containsEntry("status", "skipped")
                .containsEntry("contact_reason", "no_phone");
    }

    private int sent() {
        return db.value(Integer.class, "select sent_count from sms_templates where template_name = 'celebration'");
    }

    private static RewardTriggered reward(UUID userId, String message, Channel... channels) {
        return new RewardTriggered(
                UUID.randomUUID(),
                userId,
                UUID.randomUUID(),
                UUID.randomUUID(),
                TriggerType.STREAK_MILESTONE,
                "a streak",
                RewardType.COACH_CELEBRATION,
                RewardIntensity.MEDIUM,
                message,
                Instant.now(),
                Instant.now(),
                0,
                1.0,
                List.of(channels));
    }
}
