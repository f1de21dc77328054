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
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.AnsweredBy;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallOutcome;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.Speaker;
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
        assertThat(inbox(ana.phone())).isEmpty();
        clock.moveOn(Duration.ofMinutes(11));
        await().until(() -> inbox(ana.phone()).size() == 1);
        assertThat(inbox(ana.phone()).getFirst()).contains("how helpful was our call?");
        var answer = understood(text(ana.phone(), "4 thanks"));

        assertThat(db.row("select * from call_questions where call_id = ?", call.callId()))
                .containsEntry("answer_id", answer.get("id"))
                .containsEntry("rating", 4);
        assertThat(db.row("select * from coach_messages where id = ?", call.callId()))
                .containsEntry("channel", "call")
                .containsEntry("helpfulness_rating", 4)
                .satisfies(logged -> assertThat(logged.get("engaged_at")).isNotNull());
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

    private long questions(Somebody somebody) {
        return db.count("select count(*) from call_questions where user_id = ?", somebody.id());
    }

    private static CallCompleted call(Somebody somebody, int turns) {
        var ended = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var began = ended.minus(Duration.ofMinutes(5));
        List<CallCompleted.Turn> said = IntStream.range(0, turns)
                .mapToObj(
                        n -> new CallCompleted.Turn(n, Speaker.USER, "I slept well.", began.plusSeconds(n + 1), false))
                .toList();
        return new CallCompleted(
                UUID.randomUUID(),
                somebody.id(),
                CallDirection.OUTBOUND,
                CallOutcome.COMPLETED,
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
