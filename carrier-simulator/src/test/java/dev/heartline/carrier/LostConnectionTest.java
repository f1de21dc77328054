package dev.heartline.carrier;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.heartline.carrier.network.CallState;
import dev.heartline.carrier.network.EndedBy;
import dev.heartline.carrier.network.InboundCall;
import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LostConnectionTest {
    private final Stage stage = new Stage();
    private final TestCoach coach = stage.coach;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aLostConversationIsToldToTheActionAndGoesOnWhereItWas() throws Exception {
        coach.answering(TestCoach.ENDED, coach.relay("Sorry, we were cut off."));
        var script = Script.of(Line.of("one"), Line.of("two").losingConnection(), Line.of("three"));

        var sid = stage.simulator.place(InboundCall.from(Stage.MAYA, script));
        var call = stage.awaitDone(sid);

        var lost = coach.received(TestCoach.ENDED).getFirst();
        assertThat(lost.field("CallStatus")).isEqualTo("in-progress");
        assertThat(lost.field("ErrorCode")).isEqualTo("64105");
        assertThat(lost.field("SessionStatus")).isEqualTo("failed");
        assertThat(coach.relayed("setup")).hasSize(2);
        // Nobody answered "two", so it is said again.
        assertThat(call.saidByCaller()).containsExactly("one", "two", "two", "three");
        assertThat(call.heardByCaller())
                .containsSubsequence("You said: one", "Sorry, we were cut off.", "You said: two", "You said: three");
        assertThat(call.state()).isEqualTo(CallState.COMPLETED);
        assertThat(call.endedBy()).contains(EndedBy.CALLER);
    }

    @Test
    void aLineThatWasAnsweredInPartIsNotRepeated() throws Exception {
        coach.answering(TestCoach.ENDED, coach.relay("Sorry."));
        coach.reply = (socket, prompt) -> {
            if (prompt.equals("one")) {
                TestCoach.say(socket, "Let me", false);
                socket.close();
            } else {
                TestCoach.say(socket, "Yes.", true);
            }
        };

        var call = stage.awaitDone(stage.simulator.place(InboundCall.from(Stage.MAYA, Script.of("one", "two"))));

        assertThat(call.saidByCaller()).containsExactly("one", "two");
        assertThat(call.heardByCaller()).containsExactly("Hello, this is your coach.", "Let me", "Sorry.", "Yes.");
    }

    @Test
    void aServiceThatRestartsInTheMiddleOfACallFindsTheCallerStillThere() throws Exception {
        var prompts = new AtomicInteger();
        coach.answering(TestCoach.ENDED, coach.relay("I am back."));
        coach.reply = (socket, prompt) -> {
            if (prompts.incrementAndGet() > 1) {
                TestCoach.say(socket, "Yes.", true);
            }
        };
        var sid = stage.simulator.place(InboundCall.from(Stage.MAYA, Script.of("one", "two")));
        await().until(() -> prompts.get() == 1);

        coach.goAway();
        await().until(() -> !stage.simulator.call(sid).orElseThrow().problems().isEmpty());
        coach.comeBack();
        var call = stage.awaitDone(sid);

        assertThat(call.state()).isEqualTo(CallState.COMPLETED);
        assertThat(call.endedBy()).contains(EndedBy.CALLER);
        assertThat(call.saidByCaller()).containsExactly("one", "one", "two");
        assertThat(coach.statuses(sid)).containsExactly("completed");
    }

    @Test
    void withoutFreshInstructionsTheCallEndsAndItsOutcomeIsTold() throws Exception {
        coach.answering(TestCoach.ENDED, "<Response/>");
        var script = Script.of(Line.of("one").losingConnection(), Line.of("two"));

        var sid = stage.simulator.place(InboundCall.from(Stage.MAYA, script));
        var call = stage.awaitDone(sid);

        assertThat(call.saidByCaller()).containsExactly("one");
        assertThat(coach.statuses(sid)).containsExactly("completed");
    }

    @Test
    void theOutcomeIsToldAgainUntilOurServiceTakesIt() throws Exception {
        coach.failing(TestCoach.STATUS, 3, 503);

        var sid = stage.simulator.place(InboundCall.from(Stage.MAYA, Script.of("one")));
        var call = stage.awaitDone(sid);

        var outcome = call.deliveries().getLast();
        assertThat(outcome.event()).isEqualTo("status:completed");
        assertThat(outcome.attempts()).isEqualTo(4);
        assertThat(outcome.isDelivered()).isTrue();
        assertThat(coach.received(TestCoach.STATUS).stream()
                        .map(TestCoach.Received::idempotencyToken)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aWebsocketThatNeverOpensGivesUpAtLast() throws Exception {
        var nowhere = "<Response><Connect action=\"" + coach.url(TestCoach.ENDED)
                + "\"><ConversationRelay url=\"ws://127.0.0.1:1/relay\"/></Connect></Response>";
        coach.answering(TestCoach.VOICE, nowhere).answering(TestCoach.ENDED, nowhere);

        var call = stage.awaitDone(stage.simulator.place(InboundCall.from(Stage.MAYA, Script.of("one"))));

        assertThat(call.endedBy()).contains(EndedBy.NETWORK);
        assertThat(coach.received(TestCoach.ENDED).getFirst().field("ErrorCode"))
                .isEqualTo("64102");
    }

    @Test
    void anInvalidMessageIsComplainedAbout() throws Exception {
        coach.reply = (socket, prompt) -> {
            socket.writeTextMessage("not json");
            socket.writeTextMessage("{\"type\":\"sing\"}");
            TestCoach.say(socket, "Yes.", true);
        };

        var call = stage.awaitDone(stage.simulator.place(InboundCall.from(Stage.MAYA, Script.of("one"))));

        assertThat(call.problems()).hasSize(2);
        assertThat(coach.relayed("error"))
                .hasSize(2)
                .allMatch(error -> error.getString("description").startsWith("64107"));
    }
}
