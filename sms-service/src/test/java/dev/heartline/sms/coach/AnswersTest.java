package dev.heartline.sms.coach;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.carrier.fault.ApiFault;
import dev.heartline.carrier.network.TextReport;
import dev.heartline.events.ContextRefreshed;
import dev.heartline.events.CrisisRaised;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.events.vocabulary.CrisisState;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.sms.OverTheWire;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Management;

import static org.assertj.core.api.Assertions.assertThat;

/** The coach answers texts, through the real doors. */
@QuarkusTest
class AnswersTest extends OverTheWire {

    private static final Duration SILENCE = Duration.ofMinutes(3);

    @Inject
    AwaitedAnswers awaited;

    @Inject
    Transactions transactions;

    @Inject
    Threads threads;

    @Inject
    TextContexts contexts;

    @Inject
    Wording wording;

    @Inject
    Answers answers;

    @Inject
    AnswerConfig config;

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

    /** A restored database has them wait still, and doesn't know whether they got their answer since its backup. */
    @Test
    void whoWaitedBeforeTheDatabaseWasRestoredIsNotAnswered() {
        var ana = somebody();
        db.update("insert into answer_modes values (?, 'takeover', now(), 'a human')", ana.id());
        understood(text(ana.phone(), "How much water should I drink a day?"));
        await().until(() -> db.count("select count(*) from awaited_answers where user_id = ?", ana.id()) == 1);
        db.update(
                "update awaited_answers set due_at = ? where user_id = ?",
                timestamp(LocalStackResource.FORGOTTEN_UNTIL.minusSeconds(1)),
                ana.id());

        db.update("delete from answer_modes where user_id = ?", ana.id());

        awaitNobodyWaits(ana);
        await().untilAsserted(() -> assertThat(answerOf(ana))
                .containsEntry("status", "skipped")
                .containsEntry("contact_reason", "expired"));
        assertThat(inbox(ana.phone())).isEmpty();
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
    void aLogIsOfTheDayThatItNamesAndSaysWhereThatIsNotCertain() {
        var ana = somebody();
        var ben = somebody();

        var logged = understood(text(ana.phone(), "I had oatmeal and a banana for breakfast two days ago"));
        understood(text(ben.phone(), "I had oatmeal and a banana for breakfast the other day"));

        var day = behaviours(ana.id()).getFirst();
        var told = ((Timestamp) logged.get("created_at")).toInstant();
        assertThat(Instant.parse(day.path("occurredAt").asText()))
                .as("at the hour at which it is told, by the local clock")
                .isBetween(told.minus(Duration.ofHours(50)), told.minus(Duration.ofHours(46)));
        assertThat(day.path("attributes").has("day")).isFalse();
        assertThat(behaviours(ben.id())
                        .getFirst()
                        .path("attributes")
                        .path("day")
                        .asText())
                .isEqualTo("uncertain");
    }

    @Test
    void aLogThatIsPutRightIsOneLogAndIsConfirmedAsItStands() {
        var ana = somebody();

        var first = understood(text(ana.phone(), "I had oatmeal for breakfast"));
        understood(text(ana.phone(), "Edited to “I had oatmeal and a bana for breakfast”"));
        understood(text(ana.phone(), "Edited to “I had oatmeal and a banana for breakfast”"));
        clock.moveOn(SILENCE);

        assertThat(answerTo(ana).body())
                .contains("oatmeal and a banana for breakfast")
                .doesNotContain("Edited")
                .doesNotContain("oatmeal for breakfast")
                .doesNotContain("a bana for");
        kafka.await("behavior.recorded", record -> ana.id().toString().equals(record.key()), 3);
        assertThat(behaviours(ana.id()))
                .extracting(data -> data.path("revision").asText(""))
                .containsExactly("", "replaces", "replaces");
        assertThat(behaviours(ana.id())).allSatisfy(data -> {
            assertThat(data.path("behaviorId").asText())
                    .isEqualTo(Ids.derived("behavior", first.get("id")).toString());
            assertThat(data.path("attributes").path("message_id").asText())
                    .isEqualTo(first.get("id").toString());
        });
    }

    @Test
    void aLogThatIsNoneAnyMoreIsWithdrawnAndWhatNeverWasOneIsNot() {
        var ana = somebody();
        var ben = somebody();

        var first = understood(text(ana.phone(), "I had oatmeal for breakfast"));
        understood(text(ana.phone(), "Edited to “What should I have for breakfast?”"));
        understood(text(ben.phone(), "What should I have for lunch?"));
        understood(text(ben.phone(), "Edited to “What should I have for breakfast?”"));

        kafka.await("behavior.recorded", record -> ana.id().toString().equals(record.key()), 2);
        var last = behaviours(ana.id()).getLast();
        assertThat(last.path("behaviorId").asText())
                .isEqualTo(Ids.derived("behavior", first.get("id")).toString());
        assertThat(last.path("revision").asText()).isEqualTo("withdraws");
        assertThat(kafka.ofKey("behavior.recorded", ben.id().toString())).isEmpty();
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
            assertThat(data.path("sentiment").asText()).isEqualTo("positive");
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
    void anAnswerThatCouldNotLeaveInTimeKeepsToTheHoursLikeAllThatWeStart() {
        var ana = somebody(clock.zoneWhereItIs(20), Set.of(Channel.SMS));
        understood(text(ana.phone(), "How do I stop snacking at night?"));
        carrier.failNextRequests(100, new ApiFault.Refuses(401));
        clock.moveOn(SILENCE);
        await().until(() -> db.count(
                        "select count(*) from sms_messages where user_id = ? and written_by is not null and attempts > 0",
                        ana.id())
                == 1);

        clock.moveOn(Duration.ofHours(2));

        await().untilAsserted(() -> assertThat(answerOf(ana))
                .containsEntry("status", "held")
                .containsEntry("contact_reason", "quiet_hours")
                .containsEntry("purpose", "coaching"));
        assertThat(inbox(ana.phone())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"I want to kill myself", "STOP", "not now, I'm in a meeting"})
    void fixedWordsTakeBackAnAnswerThatIsQueued(String settling) {
        var ana = somebody();
        var asked = understood(text(ana.phone(), "What can I do about my sleep?"));
        var answer = queue(ana, asked, "queued");

        understood(text(ana.phone(), settling));

        assertThat(row(answer)).containsEntry("status", "skipped").containsEntry("contact_reason", "overtaken");
        assertThat(db.rows("select verdict, reason from contact_decision where subject_id = ?", answer))
                .singleElement()
                .satisfies(decision ->
                        assertThat(decision).containsEntry("verdict", "refused").containsEntry("reason", "overtaken"));
    }

    @Test
    void anEnginesWordsThatAnswerNothingAreNotTakenBackAsAnAnswer() {
        var ana = somebody();
        var asked = understood(text(ana.phone(), "What can I do about my sleep?"));
        var reminder = queue(ana, asked, "queued");
        db.update("update sms_messages set replied_to_message_id = null, purpose = 'reminder' where id = ?", reminder);

        understood(text(ana.phone(), "not now, I'm in a meeting"));

        assertThat(row(reminder)).containsEntry("status", "queued");
    }

    @Test
    void anAnswerThatIsUnderWayWhenDangerIsHeardIsNotTriedAgain() {
        var ana = somebody();
        var asked = understood(text(ana.phone(), "What can I do about my sleep?"));
        var answer = queue(ana, asked, "sending");

        understood(text(ana.phone(), "I want to kill myself"));
        await().until(() -> inbox(ana.phone()).size() == 1);
        // The provider is asked about it, and does not have it.
        clock.moveOn(Duration.ofSeconds(61));

        await().untilAsserted(() -> assertThat(row(answer))
                .containsEntry("status", "skipped")
                .containsEntry("contact_reason", "overtaken")
                .containsEntry("attempts", 1));
        assertThat(inbox(ana.phone())).singleElement().asString().contains("988");
    }

    @Test
    void dangerOnACallTakesBackAnAnswerThatIsQueuedAndTheTextIsAnsweredAnew() {
        var ana = somebody();
        var asked = understood(text(ana.phone(), "What can I do about my sleep?"));
        var answer = queue(ana, asked, "queued");

        publish(Event.of(EventType.CRISIS_RAISED, heardOnACall(ana)));

        awaitStatus(answer, "skipped");
        assertThat(row(answer)).containsEntry("contact_reason", "overtaken");
        assertThat(answerTo(ana).body()).contains("safe right now?");
        assertThat(row((UUID) asked.get("id")).get("answered_by_id"))
                .isNotNull()
                .isNotEqualTo(answer);
    }

    @Test
    void anAnswerThatWasUnderWayWhenDangerWasHeardOnACallAndWasNotSentIsGivenAnew() {
        var ana = somebody();
        var asked = understood(text(ana.phone(), "What can I do about my sleep?"));
        var answer = queue(ana, asked, "sending");
        publish(Event.of(EventType.CRISIS_RAISED, heardOnACall(ana)));
        await().until(() -> row(answer).get("withdrawn_at") != null);

        // The provider is asked about it, and does not have it.
        clock.moveOn(Duration.ofSeconds(61));

        awaitStatus(answer, "skipped");
        assertThat(answerTo(ana).body()).contains("safe right now?");
        assertThat(row((UUID) asked.get("id")).get("answered_by_id"))
                .isNotNull()
                .isNotEqualTo(answer);
        assertThat(row(answer)).containsEntry("answer_anew", false);
    }

    @Test
    void anAnswerThatCannotBeGivenAnewHoldsUpNobodyElses() {
        record Asked(UUID user, UUID text, UUID answer) {}
        var asked = Stream.of(somebody(), somebody())
                .map(who -> {
                    var text = understood(text(who.phone(), "What can I do about my sleep?"));
                    return new Asked(who.id(), (UUID) text.get("id"), queue(who, text, "sending"));
                })
                .sorted(Comparator.comparing(each -> each.answer().toString()))
                .toList();
        var first = asked.getFirst();
        var second = asked.getLast();
        LocalStackResource.postgres()
                .administer("alter table awaited_answers add constraint not_of_the_first check (user_id <> '"
                        + first.user() + "')");
        try {
            db.update(
                    "update sms_messages set status = 'skipped', answer_anew = true where id in (?, ?)",
                    first.answer(),
                    second.answer());

            await().until(() -> !second.answer().equals(row(second.text()).get("answered_by_id")));
            await().until(() -> !(boolean) row(first.answer()).get("answer_anew"));
            assertThat(row(first.text())).containsEntry("answered_by_id", first.answer());
        } finally {
            LocalStackResource.postgres().administer("alter table awaited_answers drop constraint not_of_the_first");
        }
    }

    @Test
    void anAnswerThatWasUnderWayAndWasSentAllTheSameIsNotGivenAnew() {
        var ana = somebody();
        var asked = understood(text(ana.phone(), "What can I do about my sleep?"));
        var answer = queue(ana, asked, "sending");
        publish(Event.of(EventType.CRISIS_RAISED, heardOnACall(ana)));
        await().until(() -> row(answer).get("withdrawn_at") != null);

        db.update("update sms_messages set status = 'delivered' where id = ?", answer);
        clock.moveOn(SILENCE);

        understood(text(ana.phone(), "I'm okay"));
        assertThat(row((UUID) asked.get("id"))).containsEntry("answered_by_id", answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"takeover", "draft"})
    void whatTheCoachHasNotSentIsTakenBackWhenSomebodyElseDecides(String mode) {
        var ana = somebody();
        var asked = understood(text(ana.phone(), "What can I do about my sleep?"));
        var answer = queue(ana, asked, "queued");

        operator()
                .body(Map.of("mode", mode))
                .put("/users/" + ana.id() + "/answer-mode")
                .then()
                .statusCode(200);

        assertThat(row(answer)).containsEntry("status", "skipped").containsEntry("contact_reason", "overtaken");
        if (mode.equals("takeover")) {
            assertThat(db.count("select count(*) from awaited_answers where user_id = ?", ana.id()))
                    .isEqualTo(1);
            assertThat(row((UUID) asked.get("id"))).containsEntry("answered_by_id", null);
        } else {
            await().until(() ->
                    db.count("select count(*) from answer_drafts where user_id = ? and state = 'waiting'", ana.id())
                            == 1);
        }
    }

    @Test
    void aHumansAnswerLeavesInPlaceOfTheCoachsAndNotBesideIt() {
        var ana = somebody();
        var asked = understood(text(ana.phone(), "What can I do about my sleep?"));
        var answer = queue(ana, asked, "queued");

        var humans = UUID.fromString(operator()
                .body(Map.of("body", "This is Ben. Shall we talk tomorrow?"))
                .post("/users/" + ana.id() + "/answers")
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
        clock.moveOn(Duration.ofHours(2));

        awaitStatus(humans, "delivered");
        assertThat(row(answer)).containsEntry("status", "skipped").containsEntry("contact_reason", "overtaken");
        assertThat(row((UUID) asked.get("id"))).containsEntry("answered_by_id", humans);
        assertThat(inbox(ana.phone())).containsExactly("This is Ben. Shall we talk tomorrow?");
    }

    @Test
    void whatAHumanWroteIsTheirsWhoeverAnswersNextAndWhateverIsWrittenOn() {
        var ana = somebody();
        var asked = understood(text(ana.phone(), "What can I do about my sleep?"));
        var answer = queue(ana, asked, "queued");
        db.update("update sms_messages set sent_by_human = true, written_by = 'ben' where id = ?", answer);

        operator()
                .body(Map.of("mode", "takeover"))
                .put("/users/" + ana.id() + "/answer-mode")
                .then()
                .statusCode(200);
        understood(text(ana.phone(), "And should I stop drinking coffee?"));

        assertThat(row(answer)).containsEntry("status", "queued");
        for (int n = 0; n < 2; n++) {
            operator()
                    .post("/users/" + ana.id() + "/answers/" + answer + "/call-off")
                    .then()
                    .statusCode(200);
        }
        assertThat(row(answer)).containsEntry("status", "skipped").containsEntry("contact_reason", "called_off");
        assertThat(row((UUID) asked.get("id"))).containsEntry("answered_by_id", null);
        operator()
                .post("/users/" + UUID.randomUUID() + "/answers/" + answer + "/call-off")
                .then()
                .statusCode(404);
    }

    @Test
    void whoWritesOnWhileTheirAnswerIsHeldGetsOneAnswerToAllOfIt() {
        var ana = somebody(clock.zoneWhereItIs(20), Set.of(Channel.SMS));
        var first = understood(text(ana.phone(), "How do I stop snacking at night?"));
        db.update("update awaited_answers set claimed_at = ? where user_id = ?", timestamp(clock.instant()), ana.id());
        // Whoever had taken it on is gone, and by the time another finds it, it is night.
        clock.moveOn(Duration.ofHours(2));
        await().until(() ->
                db.count("select count(*) from sms_messages where user_id = ? and status = 'held'", ana.id()) == 1);
        var held = (UUID) answerOf(ana).get("id");

        var second = understood(text(ana.phone(), "And what can I do about my sleep?"));
        clock.moveOn(SILENCE);

        var answer = rowOf(answerTo(ana).messageSid());
        assertThat(row(held)).containsEntry("status", "skipped").containsEntry("contact_reason", "overtaken");
        assertThat(List.of(first, second))
                .allSatisfy(text ->
                        assertThat(row((UUID) text.get("id"))).containsEntry("answered_by_id", answer.get("id")));
    }

    /** Another replica beside the service's own, both after the same people at the same moment. */
    @Test
    void twoReplicasThatRaceForAnAnswerGiveOne() throws InterruptedException {
        var people = new ArrayList<Somebody>();
        for (int n = 0; n < 12; n++) {
            var somebody = somebody();
            understood(text(somebody.phone(), "Can you help me sleep better, please?"));
            people.add(somebody);
        }
        var other = new Answering(
                awaited, threads, contexts, wording, answers, transactions, config, clock, new SimpleMeterRegistry());
        other.start(null);
        try {
            clock.moveOn(SILENCE);

            people.forEach(this::answerTo);
            people.forEach(this::awaitNobodyWaits);
        } finally {
            other.stop(null);
        }
        assertThat(people).allSatisfy(somebody -> assertThat(written(somebody)).isEqualTo(1));
    }

    @Test
    void whoseClaimWasTakenOverGivesNoAnswer() {
        var ana = somebody();
        understood(text(ana.phone(), "Can you help me sleep better, please?"));
        var claimed = awaitedBy(ana, clock.instant().minus(Duration.ofHours(1)));
        var thread = threads.of(ana.id(), claimed.conversationId(), 20).await().indefinitely();

        var outcome = answers.give(claimed, thread.open(), new Wording.Answer("Go to bed early.", "local-1"))
                .await()
                .indefinitely();

        assertThat(outcome).isEqualTo(Answers.Outcome.OVERTAKEN);
        assertThat(written(ana)).isZero();
    }

    /** As somebody who claimed it then would have it, whatever became of the claim. */
    private AwaitedAnswer awaitedBy(Somebody somebody, Instant claimedAt) {
        var waiting = db.row("select * from awaited_answers where user_id = ?", somebody.id());
        return new AwaitedAnswer(
                somebody.id(),
                somebody.phone(),
                (UUID) waiting.get("conversation_id"),
                ((Timestamp) waiting.get("since")).toInstant(),
                ((Timestamp) waiting.get("due_at")).toInstant(),
                claimedAt,
                1);
    }

    @Test
    void dangerOnACallThatIsTakenBackTakesNothingElseBack() {
        var ana = somebody();
        var asked = understood(text(ana.phone(), "What can I do about my sleep?"));
        var answer = queue(ana, asked, "queued");
        var raised = heardOnACall(ana);

        publish(Event.of(
                EventType.CRISIS_RAISED,
                new CrisisRaised(
                        raised.crisisId(),
                        raised.userId(),
                        null,
                        CrisisState.WITHDRAWN,
                        raised.kind(),
                        raised.channel(),
                        raised.sourceId(),
                        raised.raisedAt(),
                        raised.quietUntil())));

        await().until(() ->
                db.count("select count(*) from crisis_quiet where user_id = ? and state = 'withdrawn'", ana.id()) == 1);
        assertThat(row(answer)).containsEntry("status", "queued");
    }

    @Test
    void whoWritesWithoutWordsAfterACrisisIsAnsweredHoweverMuchTheyWrite() {
        var ana = somebody();
        var said = understood(text(ana.phone(), "I want to kill myself"));
        await().until(() -> inbox(ana.phone()).size() == 1);
        db.update("""
                insert into sms_messages (id, user_id, direction, from_phone, to_phone, body, provider, status, purpose,
                  conversation_id, replied_to_message_id, segments, cost_cents, not_before, created_at, written_by)
                select gen_random_uuid(), ?, 'outbound', '+12025550100', ?, 'words', 'twilio', 'delivered', 'reply',
                  gen_random_uuid(), ?, 1, 1, now(), now(), 'local-1' from generate_series(1, 30)
                """, ana.id(), ana.phone(), said.get("id"));

        understood(text(ana.phone(), "😭😭"));
        clock.moveOn(SILENCE);

        await().until(() -> inbox(ana.phone()).size() == 2);
        assertThat(inbox(ana.phone()).getLast()).contains("safe right now?");
    }

    @Test
    void whoIsAnsweredMoreOftenThanPeopleWriteIsTakenForAMachine() {
        var ana = somebody();
        var said = understood(text(ana.phone(), "Good to know"));
        db.update("""
                insert into sms_messages (id, user_id, direction, from_phone, to_phone, body, provider, status, purpose,
                  conversation_id, replied_to_message_id, segments, cost_cents, not_before, created_at, written_by)
                select gen_random_uuid(), ?, 'outbound', '+12025550100', ?, 'words', 'twilio', 'delivered', 'reply',
                  gen_random_uuid(), ?, 1, 1, now(), now(), 'local-1' from generate_series(1, 30)
                """, ana.id(), ana.phone(), said.get("id"));
        var left = Management.metric("heartline_sms_answers_total", "outcome=\"too_many\"");

        understood(text(ana.phone(), "What can I do about my sleep?"));
        clock.moveOn(SILENCE);
        awaitNobodyWaits(ana);

        assertThat(written(ana)).isEqualTo(30);
        await().until(() -> Management.metric("heartline_sms_answers_total", "outcome=\"too_many\"") - left == 1);

        clock.moveOn(Duration.ofHours(1));
        understood(text(ana.phone(), "What can I do about my back?"));
        clock.moveOn(SILENCE);
        answerTo(ana);
    }

    @Test
    void aPleaIsAnsweredBeforeWhatIsLoggedBesideIt() {
        var ana = somebody();

        understood(text(ana.phone(), "Had oatmeal and a banana for breakfast"));
        understood(text(ana.phone(), "Please help me, I'm so stressed and I can't cope with the cravings today"));
        clock.moveOn(SILENCE);

        assertThat(answerTo(ana).body()).endsWith("Also noted: oatmeal and a banana for breakfast.");
        assertThat(behaviours(ana.id())).hasSize(1);
    }

    @Test
    void smallTextsWhileWordsAreSoughtDoNotUseTheAttemptsUp() {
        var ana = somebody();
        understood(text(ana.phone(), "What can I do about my sleep?"));
        db.update(
                "update awaited_answers set claimed_at = ?, attempts = 3 where user_id = ?",
                timestamp(clock.instant()),
                ana.id());

        understood(text(ana.phone(), "ok"));
        clock.moveOn(SILENCE);

        answerTo(ana);
    }

    @Test
    void forWhomNoWordsWereFoundIsLeftToHumansUntilTheyWriteOn() {
        var ana = somebody();
        understood(text(ana.phone(), "What can I do about my sleep?"));
        db.update("update awaited_answers set attempts = 3 where user_id = ?", ana.id());
        clock.moveOn(SILENCE);
        await().until(() -> db.count(
                        "select count(*) from awaited_answers where user_id = ? and due_at = 'infinity' and claimed_at is null",
                        ana.id())
                == 1);

        understood(text(ana.phone(), "Is there anything that I can do about my sleep?"));
        clock.moveOn(SILENCE);

        answerTo(ana);
    }

    @Test
    void nothingIsGivenToHalfOfWhatTheyWrote() {
        var ana = somebody();
        var asked = understood(text(ana.phone(), "What can I do about my sleep?"));
        var claimed = clock.instant().truncatedTo(ChronoUnit.MICROS);
        db.update(
                "update awaited_answers set claimed_at = ?, attempts = 1 where user_id = ?",
                timestamp(claimed),
                ana.id());
        var due = new AwaitedAnswer(
                ana.id(), ana.phone(), (UUID) asked.get("conversation_id"), claimed, claimed, claimed, 1);
        var second = unread(ana, "And about my back?");

        boolean taken = transactions
                .plain(transaction -> awaited.take(transaction, due))
                .await()
                .atMost(Duration.ofSeconds(30));

        assertThat(taken).isFalse();
        assertThat(db.row("select * from awaited_answers where user_id = ?", ana.id()))
                .containsEntry("claimed_at", null)
                .containsEntry("attempts", 0);
        db.update("update sms_messages set reading_since = null where id = ?", second);
        await().until(() -> row(second).get("understood_at") != null);
        clock.moveOn(SILENCE);
        answerTo(ana);
        assertThat(row(second).get("answered_by_id"))
                .isEqualTo(row((UUID) asked.get("id")).get("answered_by_id"))
                .isNotNull();
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
        prefers(ana, "prefers_gentle_tone");

        understood(text(ana.phone(), "Had a salad for lunch"));
        clock.moveOn(SILENCE);

        assertThat(answerTo(ana).body()).isEqualTo("Thanks for telling me. I've noted: a salad for lunch.");
    }

    @Test
    void howLateAnAnswerIsIsMeasuredFromWhenItWasDue() {
        var ana = somebody();
        var count = Management.metric("heartline_sms_answers_lag_seconds_count", "");
        var sum = Management.metric("heartline_sms_answers_lag_seconds_sum", "");

        understood(text(ana.phone(), "How do I stop snacking at night?"));
        // Due after two minutes of silence, and a minute late.
        clock.moveOn(SILENCE);
        answerTo(ana);

        await().until(() -> Management.metric("heartline_sms_answers_lag_seconds_count", "") == count + 1);
        assertThat(Management.metric("heartline_sms_answers_lag_seconds_sum", "") - sum)
                .as("from then, and not from when it was asked")
                .isBetween(50.0, 175.0);
        assertThat(answerOf(ana).get("answer_due_at")).isNotNull();
        assertThat(row(order(ana.id(), "Hello")).get("answer_due_at")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            prefers_gentle_tone ; Thank you. Noted: an apple. ; (That's completely fine, and there's no hurry|You don't have to know that today)\\. .+
            prefers_tough_love ; Noted: an apple.            ; (I think you know more than that|Then let's find out)\\. .+
            """)
    void theyAreAnsweredInTheToneThatTheyWant(String tone, String secondLog, String answer) {
        var ana = somebody();
        prefers(ana, tone);
        for (var log : List.of("Had a salad for lunch", "Had an apple")) {
            understood(text(ana.phone(), log));
            clock.moveOn(SILENCE);
            awaitNobodyWaits(ana);
        }
        understood(text(ana.phone(), "I don't know what to do."));
        clock.moveOn(SILENCE);

        await().until(() -> inbox(ana.phone()).size() == 3);
        assertThat(inbox(ana.phone()).get(1)).isEqualTo(secondLog);
        assertThat(inbox(ana.phone()).get(2)).matches(answer);
    }

    private void prefers(Somebody somebody, String tone) {
        publish(Event.of(
                EventType.CONTEXT_REFRESHED,
                new ContextRefreshed(
                        somebody.id(),
                        1,
                        Instant.now(),
                        List.of(),
                        List.of(new ContextRefreshed.Preference("coaching_tone", tone, "true", 0.9)),
                        List.of(),
                        null,
                        null,
                        null)));
        await().until(() -> db.count("select count(*) from user_context where user_id = ?", somebody.id()) == 1);
    }

    private TextReport answerTo(Somebody somebody) {
        await().until(() -> inbox(somebody.phone()).size() == 1);
        return texts(somebody.phone()).getFirst();
    }

    /** Somebody is reading it. */
    private UUID unread(Somebody somebody, String body) {
        var id = UUID.randomUUID();
        db.update("""
                insert into sms_messages (id, direction, from_phone, to_phone, body, provider, provider_message_sid,
                  status, segments, cost_cents, created_at, reading_since)
                values (?, 'inbound', ?, '+12025550100', ?, 'twilio', ?, 'received', 1, 1, ?, ?)
                """, id, somebody.phone(), body, "SM" + id, timestamp(clock.instant()), timestamp(clock.instant()));
        return id;
    }

    /** The coach's answer, not due for an hour: nothing waits for it any more. */
    private UUID queue(Somebody somebody, Map<String, Object> asked, String status) {
        var id = UUID.randomUUID();
        var now = clock.instant();
        db.update(
                """
                insert into sms_messages (id, user_id, direction, from_phone, to_phone, body, provider, status, purpose,
                  conversation_id, replied_to_message_id, segments, cost_cents, not_before, created_at, written_by, attempts, claimed_at)
                values (?, ?, 'outbound', '+12025550100', ?, 'Go to bed early.', 'twilio', ?, 'reply', ?, ?, 1, 0, ?, ?, 'local-1', ?, ?)
                """,
                id,
                somebody.id(),
                somebody.phone(),
                status,
                asked.get("conversation_id"),
                asked.get("id"),
                timestamp(now.plus(Duration.ofHours(1))),
                timestamp(now),
                status.equals("sending") ? 1 : 0,
                status.equals("sending") ? timestamp(now) : null);
        db.update("update sms_messages set answered_by_id = ? where id = ?", id, asked.get("id"));
        db.update("delete from awaited_answers where user_id = ?", somebody.id());
        return id;
    }

    private CrisisRaised heardOnACall(Somebody somebody) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return new CrisisRaised(
                Ids.next(),
                somebody.id(),
                null,
                CrisisState.RAISED,
                CrisisKind.SELF_HARM,
                Channel.CALL,
                Ids.next(),
                now,
                now.plus(Duration.ofHours(72)));
    }

    private Map<String, Object> answerOf(Somebody somebody) {
        return db.row("select * from sms_messages where user_id = ? and written_by is not null", somebody.id());
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
