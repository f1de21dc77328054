package dev.heartline.sms.coach;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.carrier.network.TextReport;
import dev.heartline.events.ContextRefreshed;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;

/** The coach answers texts, through the real doors. */
@QuarkusTest
class AnswersTest extends OverTheWire {

    private static final Duration SILENCE = Duration.ofMinutes(3);

    @Test
    void aQuestionIsAnsweredOnceItsWriterHasBeenSilentForAMoment() {
        var ana = somebody();

        var asked = understood(text(ana.phone(), "How much water should I drink a day?"));
        assertThat(texts(ana.phone())).isEmpty();
        clock.moveOn(SILENCE);

        var answer = answerTo(ana);
        assertThat(answer.body()).doesNotContain("*").hasSizeLessThan(307);
        await().untilAsserted(() -> assertThat(
                        db.row("select * from sms_messages where provider_message_sid = ?", answer.messageSid()))
                .containsEntry("purpose", "reply")
                .containsEntry("contact_reason", "direct_reply")
                .containsEntry("replied_to_message_id", asked.get("id"))
                .containsEntry("conversation_id", asked.get("conversation_id"))
                .containsEntry("written_by", "local-1"));
        assertThat(row((UUID) asked.get("id")).get("answered_by_id"))
                .isEqualTo(db.row("select id from sms_messages where provider_message_sid = ?", answer.messageSid())
                        .get("id"));
    }

    @Test
    void whatComesInSeveralTextsGetsOneAnswer() {
        var ana = somebody();
        var first = understood(text(ana.phone(), "I had such a bad day"));
        var second = understood(text(ana.phone(), "my boss yelled at me"));
        var third = understood(text(ana.phone(), "and I really want a cigarette now"));

        clock.moveOn(SILENCE);

        answerTo(ana);
        understood(text(ana.phone(), "thanks"));
        clock.moveOn(SILENCE);
        awaitNobodyWaits(ana);
        assertThat(inbox(ana.phone())).hasSize(1);
        assertThat(List.of(first, second, third))
                .allSatisfy(text -> assertThat(row((UUID) text.get("id")).get("answered_by_id"))
                        .isNotNull());
    }

    @Test
    void whoGoesOnWritingIsAnsweredAllTheSame() {
        var ana = somebody();

        understood(text(ana.phone(), "Can you help me with my evenings?"));
        for (int i = 0; i < 4; i++) {
            clock.moveOn(Duration.ofSeconds(90));
            if (inbox(ana.phone()).isEmpty()) {
                understood(text(ana.phone(), "I keep snacking in front of the TV, number " + i));
            }
        }

        answerTo(ana);
    }

    @Test
    void aLogIsConfirmedAsItWasUnderstoodAndToldOnce() {
        var ana = somebody();

        var logged = understood(text(ana.phone(), "I had oatmeal and a banana for breakfast"));
        clock.moveOn(SILENCE);

        assertThat(answerTo(ana).body()).contains("oatmeal and a banana for breakfast");
        var told = behaviours(ana.id());
        assertThat(told).singleElement().satisfies(data -> {
            assertThat(data.path("kind").asText()).isEqualTo("food_logged");
            assertThat(data.path("subject").asText()).isEqualTo("breakfast");
            assertThat(data.path("attributes").path("message_id").asText())
                    .isEqualTo(logged.get("id").toString());
        });
    }

    @Test
    void aReportOfProgressCountsAndALapseDoesNot() {
        var ana = somebody();
        var ben = somebody();

        understood(text(ana.phone(), "I ran 5k this morning and I feel great!"));
        understood(text(ben.phone(), "I smoked again last night"));
        clock.moveOn(SILENCE);

        assertThat(answerTo(ana).body()).contains("you ran 5k this morning");
        assertThat(behaviours(ana.id())).singleElement().satisfies(data -> {
            assertThat(data.path("kind").asText()).isEqualTo("habit_completed");
            assertThat(data.path("subject").asText()).isEqualTo("exercise");
        });
        assertThat(answerTo(ben).body()).doesNotContainIgnoringCase("noted");
        assertThat(kafka.ofKey("behavior.recorded", ben.id().toString())).isEmpty();
    }

    @Test
    void fixedWordsGoFirstAndNothingComesBehindThem() {
        var ana = somebody();
        var ben = somebody();
        understood(text(ana.phone(), "What can I do about my sleep?"));
        understood(text(ben.phone(), "What should I eat before a run?"));

        understood(text(ana.phone(), "I want to kill myself"));
        understood(text(ben.phone(), "STOP"));
        clock.moveOn(SILENCE);

        awaitNobodyWaits(ana);
        awaitNobodyWaits(ben);
        await().untilAsserted(() -> assertThat(inbox(ana.phone())).hasSize(1));
        await().untilAsserted(() -> assertThat(inbox(ben.phone())).hasSize(1));
        assertThat(written(ana)).isZero();
        assertThat(written(ben)).isZero();
    }

    @Test
    void whoWritesAfterACrisisIsAskedWhetherTheyAreSafeBeforeAnythingElse() {
        var ana = somebody();
        understood(text(ana.phone(), "I want to kill myself"));
        await().until(() -> inbox(ana.phone()).size() == 1);

        clock.moveOn(Duration.ofMinutes(30));
        understood(text(ana.phone(), "I had pasta for dinner"));
        clock.moveOn(SILENCE);

        await().until(() -> inbox(ana.phone()).size() == 2);
        assertThat(inbox(ana.phone()).getLast()).contains("safe right now?");
    }

    @Test
    void machinesThanksAndReactionsAreNotAnswered() {
        var bodies = List.of(
                "Thanks!",
                "👍",
                "",
                "Liked “How was your day?”",
                "I'm driving with Do Not Disturb While Driving turned on. I'll see your message when I get where I'm going.",
                "Thank you for your message. We will get back to you within 24 hours.");
        var people = bodies.stream().map(body -> {
            var somebody = somebody();
            understood(text(somebody.phone(), body));
            return somebody;
        });

        var silent = people.toList();
        clock.moveOn(SILENCE);

        assertThat(silent).allSatisfy(somebody -> {
            awaitNobodyWaits(somebody);
            assertThat(inbox(somebody.phone())).isEmpty();
        });
    }

    @Test
    void anAnswerThatComesTooLateForItsHoursIsHeld() {
        var ana = somebody(clock.zoneWhereItIs(20), Set.of(Channel.SMS));
        understood(text(ana.phone(), "How do I stop snacking at night?"));
        db.update("update awaited_answers set claimed_at = ? where user_id = ?", timestamp(clock.instant()), ana.id());
        // Whoever had taken it on is gone, and by the time another finds it, it is night.
        clock.moveOn(Duration.ofHours(2));

        await().until(() ->
                db.count("select count(*) from sms_messages where user_id = ? and written_by is not null", ana.id())
                        == 1);
        await().untilAsserted(() -> assertThat(
                        db.row("select * from sms_messages where user_id = ? and written_by is not null", ana.id()))
                .containsEntry("status", "held")
                .containsEntry("contact_reason", "quiet_hours")
                .containsEntry("purpose", "coaching"));
        assertThat(inbox(ana.phone())).isEmpty();
    }

    @Test
    void whatNobodyCouldAnswerForHalfADayIsLeft() {
        var ana = somebody();
        understood(text(ana.phone(), "How do I stop snacking at night?"));

        clock.moveOn(Duration.ofHours(13));

        awaitNobodyWaits(ana);
        assertThat(written(ana)).isZero();
    }

    @Test
    void theCoachKnowsWhatTheMemoryTells() {
        var ana = somebody();
        publish(Event.of(
                EventType.CONTEXT_REFRESHED,
                new ContextRefreshed(
                        ana.id(),
                        1,
                        Instant.now(),
                        List.of(),
                        List.of(new ContextRefreshed.Preference("coaching_tone", "prefers_gentle_tone", "true", 0.9)),
                        List.of(),
                        null,
                        null,
                        null)));
        await().until(() -> db.count("select count(*) from user_context where user_id = ?", ana.id()) == 1);

        understood(text(ana.phone(), "Had a salad for lunch"));
        clock.moveOn(SILENCE);

        assertThat(answerTo(ana).body()).isEqualTo("Thanks for telling me. I've noted: a salad for lunch.");
    }

    private TextReport answerTo(Somebody somebody) {
        await().until(() -> inbox(somebody.phone()).size() == 1);
        return texts(somebody.phone()).getFirst();
    }

    private void awaitNobodyWaits(Somebody somebody) {
        await().until(() -> db.count("select count(*) from awaited_answers where user_id = ?", somebody.id()) == 0);
    }

    private long written(Somebody somebody) {
        return db.count(
                "select count(*) from sms_messages where user_id = ? and written_by is not null", somebody.id());
    }

    private List<JsonNode> behaviours(UUID userId) {
        kafka.await("behavior.recorded", record -> userId.toString().equals(record.key()), 1);
        return kafka.ofKey("behavior.recorded", userId.toString()).stream()
                .map(record -> read(record.value()))
                .toList();
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.from(instant);
    }
}
