package dev.heartline.carrier;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.heartline.carrier.network.CallState;
import dev.heartline.carrier.network.EndedBy;
import dev.heartline.carrier.network.InboundCall;
import dev.heartline.carrier.network.Reaction;
import dev.heartline.carrier.network.Redial;
import dev.heartline.carrier.network.Script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class InboundCallTest {
    private static final String PINNED = "CA" + "7".repeat(32);
    private final Stage stage = new Stage();
    private final TestCoach coach = stage.coach;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aPersonCallsUs() throws Exception {
        var sid = stage.simulator.place(InboundCall.from(Stage.MAYA, Script.of("Hi, it's me.")));
        var call = stage.awaitDone(sid);

        var voice = coach.received(TestCoach.VOICE).getFirst();
        assertThat(voice.field("CallStatus")).isEqualTo("ringing");
        assertThat(voice.field("Direction")).isEqualTo("inbound");
        assertThat(voice.field("From")).isEqualTo(Stage.MAYA);
        assertThat(voice.field("To")).isEqualTo(Stage.OURS);
        assertThat(call.state()).isEqualTo(CallState.COMPLETED);
        assertThat(call.heardByCaller()).containsExactly("Hello, this is your coach.", "You said: Hi, it's me.");
        assertThat(coach.relayed("setup").getFirst().getString("direction")).isEqualTo("inbound");
        assertThat(coach.statuses(sid)).containsExactly("completed");
    }

    @Test
    void waitsForACoachWhoGreetsOverTheWebsocket() throws Exception {
        coach.answering(TestCoach.VOICE, coach.relay(""));
        coach.onSetup = socket -> TestCoach.say(socket, "Welcome back, Maya.", true);

        var call = stage.awaitDone(stage.simulator.place(InboundCall.from(Stage.MAYA, Script.of("Hi."))));

        assertThat(call.heardByCaller()).containsExactly("Welcome back, Maya.", "You said: Hi.");
    }

    @Test
    void aCallerReactsOnceToWhatTheCoachSays() throws Exception {
        var script = Script.of("Hi.", "And Hi again.")
                .withReactions(List.of(new Reaction(Pattern.compile("You said: .*Hi"), "You heard me.")));

        var call = stage.awaitDone(stage.simulator.place(InboundCall.from(Stage.MAYA, script)));

        assertThat(call.saidByCaller()).containsExactly("Hi.", "You heard me.", "And Hi again.");
    }

    @Test
    void ourServiceCanReject() throws Exception {
        coach.answering(TestCoach.VOICE, "<Response><Reject reason=\"busy\"/></Response>");

        var call = stage.awaitDone(stage.simulator.place(InboundCall.from(Stage.MAYA, Script.of("Hi."))));

        assertThat(call.state()).isEqualTo(CallState.BUSY);
        assertThat(call.answeredAt()).isEmpty();
    }

    @Test
    void theCallerRedialsWithANewIdUntilOurServiceIsThere() throws Exception {
        coach.failing(TestCoach.VOICE, 2, 503);

        var first = stage.awaitDone(stage.simulator.place(InboundCall.from(Stage.MAYA, Script.of("Hi."))));
        var second = stage.awaitDone(first.redialedAs().orElseThrow());
        var third = stage.awaitDone(second.redialedAs().orElseThrow());

        assertThat(first.state()).isEqualTo(CallState.FAILED);
        assertThat(third.state()).isEqualTo(CallState.COMPLETED);
        assertThat(third.attempt()).isEqualTo(3);
        assertThat(third.saidByCaller()).containsExactly("Hi.");
        assertThat(coach.statuses(first.callSid())).isEmpty();
    }

    @Test
    void aRedialKeepsAPinnedIdAndIsDoneOnlyAtItsEnd() throws Exception {
        coach.goAway();
        var sid = stage.simulator.place(
                InboundCall.from(Stage.MAYA, Script.of("Hi.")).withCallSid(PINNED));
        await().until(() -> stage.simulator.call(PINNED).orElseThrow().attempt() > 1);
        coach.comeBack();

        var call = stage.awaitDone(sid);

        assertThat(sid).isEqualTo(PINNED);
        assertThat(call.callSid()).isEqualTo(PINNED);
        assertThat(call.state()).isEqualTo(CallState.COMPLETED);
        assertThat(call.attempt()).isGreaterThan(1);
    }

    @Test
    void theCallerGivesUpAtLast() throws Exception {
        coach.failing(TestCoach.VOICE, 10, 500);
        var order = InboundCall.from(Stage.MAYA, Script.of("Hi."))
                .withCallSid(PINNED)
                .withRedial(new Redial(3, Duration.ofMillis(10)));

        var call = stage.awaitDone(stage.simulator.place(order));

        assertThat(call.state()).isEqualTo(CallState.FAILED);
        assertThat(call.endedBy()).contains(EndedBy.NETWORK);
        assertThat(coach.received(TestCoach.VOICE)).hasSize(3);
    }

    @Test
    void aRefusalIsNoReasonToRedial() throws Exception {
        coach.failing(TestCoach.VOICE, 10, 403);

        var call = stage.awaitDone(stage.simulator.place(InboundCall.from(Stage.MAYA, Script.of("Hi."))));

        assertThat(call.state()).isEqualTo(CallState.FAILED);
        assertThat(call.redialedAs()).isEmpty();
        assertThat(coach.received(TestCoach.VOICE)).hasSize(1);
    }

    @Test
    void anIdInUseCannotBeUsedAgainButADoneOneCan() throws Exception {
        coach.reply = (socket, prompt) -> {};
        var order = InboundCall.from(Stage.MAYA, Script.of("Hi.").withPatience(Duration.ofMillis(300)))
                .withCallSid(PINNED);
        stage.simulator.place(order);

        assertThatThrownBy(() -> stage.simulator.place(order)).isInstanceOf(IllegalStateException.class);
        stage.awaitDone(PINNED);
        stage.simulator.place(order);

        assertThat(stage.awaitDone(PINNED).state()).isEqualTo(CallState.COMPLETED);
    }
}
