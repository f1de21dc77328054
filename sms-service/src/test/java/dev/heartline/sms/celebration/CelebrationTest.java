package dev.heartline.sms.celebration;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.events.CrisisRaised;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.RewardTriggered;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.events.vocabulary.CrisisState;
import dev.heartline.events.vocabulary.RewardIntensity;
import dev.heartline.events.vocabulary.RewardType;
import dev.heartline.events.vocabulary.TriggerType;
import dev.heartline.service.contact.NumberDigest;
import dev.heartline.sms.OverTheWire;
import dev.heartline.testing.Log;
import dev.heartline.testing.Management;

import static dev.heartline.testing.LocalStackResource.FORGOTTEN_UNTIL;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class CelebrationTest extends OverTheWire {

    @Inject
    NumberDigest digest;

    @Test
    void aRewardArrivesOnceHoweverOftenItIsTold() {
        var ana = somebody();
        var reward = reward(ana.id(), "Seven days without a cigarette.", Channel.SMS, Channel.IN_APP);
        var event = Event.of(EventType.REWARD_TRIGGERED, reward);

        publish(event);
        publish(event);
        publish(Event.of(EventType.REWARD_TRIGGERED, reward));
        publish(Event.of(EventType.REWARD_TRIGGERED, reward(ana.id(), "Ten thousand steps.", Channel.SMS)));

        // Two dispatchers may have them in their hands at once.
        await().until(() -> inbox(ana.phone()).contains("Hey Ana! Ten thousand steps.")
                && inbox(ana.phone()).size() > 1);
        assertThat(inbox(ana.phone()))
                .containsExactlyInAnyOrder("Hey Ana! Seven days without a cigarette.", "Hey Ana! Ten thousand steps.");
        assertThat(db.row("select * from sms_messages where source_event_id = ?", event.id()))
                .containsEntry("purpose", "celebration")
                .containsEntry("user_id", ana.id());
    }

    /** A restored database knows nothing of what was sent since its backup, and reads again what asked for it. */
    @Test
    void whatMayHaveBeenCelebratedBeforeTheDatabaseWasRestoredIsNotCelebratedAgain() {
        var ana = somebody();
        var before = told(FORGOTTEN_UNTIL.minusSeconds(1), reward(ana.id(), "Told before.", Channel.SMS));
        var since = told(FORGOTTEN_UNTIL, reward(ana.id(), "Told since.", Channel.SMS));

        publish(before);
        publish(since);

        await().untilAsserted(() -> assertThat(inbox(ana.phone())).containsExactly("Hey Ana! Told since."));
        await().untilAsserted(
                        () -> assertThat(db.row("select * from sms_messages where source_event_id = ?", before.id()))
                                .containsEntry("status", "skipped")
                                .containsEntry("contact_reason", "expired"));
        assertThat(inbox(ana.phone())).hasSize(1);
    }

    /** Quiet hours hold it over night; by the morning there was a crisis. */
    @Test
    void aHeldCelebrationIsDroppedAfterACrisis() {
        var ana = somebody(clock.zoneWhereItIs(3), Set.of(Channel.SMS));
        var event = Event.of(EventType.REWARD_TRIGGERED, reward(ana.id(), "Thirty days!", Channel.SMS));
        publish(event);
        await().until(() ->
                db.count("select count(*) from sms_messages where source_event_id = ? and status = 'held'", event.id())
                        == 1);
        var id = db.value(UUID.class, "select id from sms_messages where source_event_id = ?", event.id());
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        publish(Event.of(
                EventType.CRISIS_RAISED,
                new CrisisRaised(
                        Ids.next(),
                        ana.id(),
                        digest.of(ana.phone()),
                        CrisisState.RAISED,
                        CrisisKind.SELF_HARM,
                        Channel.CALL,
                        Ids.next(),
                        now,
                        now.plus(Duration.ofHours(72)))));
        await().until(() -> db.count("select count(*) from crisis_quiet where user_id = ?", ana.id()) == 1);

        clock.moveOn(Duration.ofHours(6));

        awaitStatus(id, "skipped");
        assertThat(db.rows("select verdict, reason from contact_decision where subject_id = ? order by at", id))
                .containsExactly(
                        Map.of("verdict", "held", "reason", "quiet_hours"),
                        Map.of("verdict", "refused", "reason", "crisis_quiet"));
        assertThat(texts(ana.phone())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is_active = false",
                "template_text = 'Hey {first_name}! {message} {one_more}'",
                "template_text = 'Hey {first_name}! {message} ' || repeat('x', 1600)",
                "template_name = 'celebration_renamed'"
            })
    void withoutAUsableTemplateNothingIsTextedAndTheEventIsHandled(String change) {
        var ana = somebody();
        var unusable = Event.of(EventType.REWARD_TRIGGERED, reward(ana.id(), "Nobody hears of this.", Channel.SMS));
        double counted = unusableTemplates();
        var before = db.row("select * from sms_templates where template_name = 'celebration'");
        try {
            db.update("update sms_templates set " + change + " where template_name = 'celebration'");
            publish(unusable);
            await().until(() -> unusableTemplates() > counted);
        } finally {
            db.update(
                    "update sms_templates set is_active = true, template_name = 'celebration', template_text = ? where id = ?",
                    before.get("template_text"),
                    before.get("id"));
        }

        publish(Event.of(EventType.REWARD_TRIGGERED, reward(ana.id(), "But of this.", Channel.SMS)));

        await().until(() -> !inbox(ana.phone()).isEmpty());
        assertThat(inbox(ana.phone())).containsExactly("Hey Ana! But of this.");
        assertThat(kafka.ofKey("reward.triggered.dlq.sms", ana.id().toString())).isEmpty();
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
    void ofNobodysRewardItIsNotSaidThatItIsToBeTexted() {
        var event = Event.of(EventType.REWARD_TRIGGERED, reward(Ids.next(), "Seven days.", Channel.SMS));
        var after = Event.of(EventType.REWARD_TRIGGERED, reward(somebody().id(), "Eight days.", Channel.SMS));

        var log = Log.during(() -> {
            for (var each : List.of(event, after)) {
                publish(each);
                await().until(() -> db.count("select count(*) from inbox where event_id = ?", each.id()) == 1);
            }
        });

        assertThat(log.lines().filter(line -> line.contains("is to be texted")))
                .noneMatch(line -> line.contains(event.body().rewardId().toString()));
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

    private static Event<RewardTriggered> told(Instant at, RewardTriggered reward) {
        var now = Event.of(EventType.REWARD_TRIGGERED, reward);
        return new Event<>(now.id(), now.type(), at, now.key(), now.traceparent(), now.data());
    }

    private static double unusableTemplates() {
        return Management.metric("heartline_sms_templates_unusable_total", "template=\"celebration\"");
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
