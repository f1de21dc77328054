package dev.heartline.sms.aftercall;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.events.CallCompleted;
import dev.heartline.events.CrisisRaised;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.HookRaised;
import dev.heartline.events.vocabulary.AnsweredBy;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallOutcome;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.events.vocabulary.CrisisState;
import dev.heartline.events.vocabulary.HookType;
import dev.heartline.events.vocabulary.Speaker;
import dev.heartline.events.vocabulary.Urgency;
import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class AfterCallTest extends OverTheWire {

    @Test
    void aCallIsLoggedAskedAboutAndRatedByTheAnswer() {
        var ana = somebody();
        var call = call(ana, 4);

        publish(Event.of(EventType.CALL_COMPLETED, call));
        await().until(() -> questions(ana) == 1);
        clock.moveOn(Duration.ofMinutes(11));
        await().until(() -> inbox(ana.phone()).size() == 1);
        assertThat(inbox(ana.phone()).getFirst()).contains("how helpful was our call?");
        var answer = understood(text(ana.phone(), "4 thanks"));

        assertThat(db.row("select * from call_questions where call_id = ?", call.callId()))
                .containsEntry("answer_id", answer.get("id"));
        assertThat(db.row("select * from coach_messages where id = ?", call.callId()))
                .containsEntry("channel", "call")
                .containsEntry("helpfulness_rating", 4)
                .satisfies(logged -> assertThat(logged.get("engaged_at")).isNotNull());
        assertThat(kafka.await(
                                "coach.messaged",
                                record -> record.value().contains(call.callId().toString())
                                        && record.value().contains("\"rated\""))
                        .value())
                .as("the call-service keeps it with the call")
                .contains("\"helpfulnessRating\":4", "\"channel\":\"call\"");
    }

    @Test
    void whomAHookBroughtBackTodayIsNotAskedToday() {
        var ana = somebody();
        var hook = new HookRaised(
                UUID.randomUUID(),
                ana.id(),
                UUID.randomUUID(),
                HookType.FRIEND_ACTIVITY,
                "A friend of yours reached a milestone.",
                Urgency.LOW,
                null,
                List.of(Channel.PUSH));
        publish(Event.of(EventType.HOOK_RAISED, hook));
        await().until(() -> db.count("select count(*) from hooks_told where hook_id = ?", hook.hookId()) == 1);
        publish(Event.of(EventType.CALL_COMPLETED, call(ana, 4)));
        await().until(() -> questions(ana) == 1);

        clock.moveOn(Duration.ofMinutes(11));

        awaitStatus(questionTo(ana), "held");
        assertThat(row(questionTo(ana))).containsEntry("contact_reason", "nudged_today");
        assertThat(inbox(ana.phone())).isEmpty();
    }

    @Test
    void nobodyIsAskedTwiceWithinSomeDaysNorAboutACallWithoutATalk() {
        var ana = somebody();
        publish(Event.of(EventType.CALL_COMPLETED, call(ana, 1)));
        publish(Event.of(EventType.CALL_COMPLETED, call(ana, 4)));
        publish(Event.of(EventType.CALL_COMPLETED, call(ana, 5)));

        await().until(() -> db.count("select count(*) from coach_messages where user_id = ?", ana.id()) == 3);
        assertThat(questions(ana)).isEqualTo(1);
    }

    @Test
    void aCallThatIsToldTwiceIsLoggedAndAskedAboutOnce() {
        var ana = somebody();
        var event = Event.of(EventType.CALL_COMPLETED, call(ana, 4));

        publish(event);
        publish(event);
        publish(Event.of(EventType.CALL_COMPLETED, call(ana, 5)));

        await().until(() -> db.count("select count(*) from coach_messages where user_id = ?", ana.id()) == 2);
        assertThat(questions(ana)).isEqualTo(1);
    }

    @Test
    void nobodyIsAskedAfterDangerInAText() {
        var ana = somebody();
        understood(text(ana.phone(), "I want to kill myself"));

        completed(call(ana, 4));

        assertThat(questions(ana)).isZero();
    }

    @Test
    void dangerInATextAfterTheCallTakesTheQuestionBack() {
        var ana = somebody();
        completed(call(ana, 4));
        assertThat(questions(ana)).isEqualTo(1);

        understood(text(ana.phone(), "I want to kill myself"));

        awaitStatus(questionTo(ana), "skipped");
        assertThat(row(questionTo(ana))).containsEntry("contact_reason", "crisis_quiet");
    }

    @Test
    void dangerThatWasTakenBackIsDangerAllTheSame() {
        var ana = somebody();
        var ben = somebody();
        completed(call(ana, 4));
        raisedAndTakenBack(ana);
        raisedAndTakenBack(ben);

        completed(call(ben, 4));

        awaitStatus(questionTo(ana), "skipped");
        assertThat(questions(ben)).isZero();
    }

    @Test
    void aCallThatTheyMadeIsRatedToo() {
        var ana = somebody();
        var call = call(ana, 4, CallDirection.INBOUND, CallOutcome.COMPLETED);
        completed(call);
        clock.moveOn(Duration.ofMinutes(11));
        awaitStatus(questionTo(ana), "delivered");

        understood(text(ana.phone(), "5"));

        assertThat(db.row("select * from coach_messages where id = ?", call.callId()))
                .containsEntry("helpfulness_rating", 5)
                .containsEntry("in_answer", true);
    }

    @Test
    void anAnswerCountsForADayAlsoWhereItBeginsAThread() {
        var ana = somebody();
        var call = call(ana, 4);
        completed(call);
        clock.moveOn(Duration.ofMinutes(11));
        awaitStatus(questionTo(ana), "delivered");
        clock.moveOn(Duration.ofHours(12).plusMinutes(30));

        understood(text(ana.phone(), "5"));

        assertThat(db.row("select * from coach_messages where id = ?", call.callId()))
                .containsEntry("helpfulness_rating", 5);
    }

    @Test
    void aRatingByTextLeavesTheirWordsAlone() {
        var ana = somebody();
        var call = call(ana, 4);
        completed(call);
        clock.moveOn(Duration.ofMinutes(11));
        awaitStatus(questionTo(ana), "delivered");
        db.update(
                "update coach_messages set feedback_text = 'warm and clear', rated_at = now() where id = ?",
                call.callId());

        understood(text(ana.phone(), "5"));

        assertThat(db.row("select * from coach_messages where id = ?", call.callId()))
                .containsEntry("helpfulness_rating", 5)
                .containsEntry("feedback_text", "warm and clear");
    }

    @Test
    void whatNeverRangIsNotLogged() {
        var ana = somebody();
        publish(Event.of(EventType.CALL_COMPLETED, call(ana, 0, CallDirection.OUTBOUND, CallOutcome.FAILED)));

        completed(call(ana, 1));

        assertThat(db.count("select count(*) from coach_messages where user_id = ?", ana.id()))
                .isEqualTo(1);
    }

    /** Tells of a call, and waits until it is followed. */
    private void completed(CallCompleted call) {
        var event = Event.of(EventType.CALL_COMPLETED, call);
        publish(event);
        await().until(() ->
                db.count("select count(*) from inbox where consumer = 'after-call' and event_id = ?", event.id()) == 1);
    }

    private void raisedAndTakenBack(Somebody somebody) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var id = UUID.randomUUID();
        var source = UUID.randomUUID();
        for (var state : List.of(CrisisState.RAISED, CrisisState.WITHDRAWN)) {
            publish(Event.of(
                    EventType.CRISIS_RAISED,
                    new CrisisRaised(
                            id,
                            somebody.id(),
                            null,
                            state,
                            CrisisKind.SELF_HARM,
                            Channel.CALL,
                            source,
                            now,
                            state == CrisisState.RAISED ? now.plus(Duration.ofHours(72)) : now)));
        }
        await().until(() ->
                db.count("select count(*) from crisis_quiet where crisis_id = ? and state = 'withdrawn'", id) == 1);
    }

    private UUID questionTo(Somebody somebody) {
        return (UUID) db.row("select text_id from call_questions where user_id = ?", somebody.id())
                .get("text_id");
    }

    private long questions(Somebody somebody) {
        return db.count("select count(*) from call_questions where user_id = ?", somebody.id());
    }

    private static CallCompleted call(Somebody somebody, int turns) {
        return call(somebody, turns, CallDirection.OUTBOUND, CallOutcome.COMPLETED);
    }

    private static CallCompleted call(Somebody somebody, int turns, CallDirection direction, CallOutcome outcome) {
        var ended = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var began = ended.minus(Duration.ofMinutes(5));
        List<CallCompleted.Turn> said = IntStream.range(0, turns)
                .mapToObj(
                        n -> new CallCompleted.Turn(n, Speaker.USER, "I slept well.", began.plusSeconds(n + 1), false))
                .toList();
        return new CallCompleted(
                UUID.randomUUID(),
                somebody.id(),
                direction,
                outcome,
                CallPurpose.CHECK_IN,
                "twilio",
                began.minusSeconds(5),
                began,
                AnsweredBy.HUMAN,
                ended,
                300,
                said,
                null,
                null,
                null);
    }
}
