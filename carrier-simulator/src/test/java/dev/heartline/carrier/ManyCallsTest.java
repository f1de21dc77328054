package dev.heartline.carrier;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.heartline.carrier.network.CallState;
import dev.heartline.carrier.network.InboundCall;
import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Script;
import dev.heartline.carrier.twilio.TwilioAccount;

import static org.assertj.core.api.Assertions.assertThat;

class ManyCallsTest {
    private static final int CALLS = 300;

    @Test
    void carriesHundredsOfCallsAtOnceAndRemembersOnlyTheLastOnes() throws Exception {
        var options = SimulatorOptions.of(new TwilioAccount(Stage.ACCOUNT, Stage.TOKEN))
                .withManners(Stage.BRISK)
                .withHistory(CALLS);
        try (var stage = new Stage(options)) {
            // The pause keeps all of them open at the same time.
            var script = new Script(
                    IntStream.range(0, 5)
                            .mapToObj(i -> Line.of("line " + i).after(Duration.ofMillis(200)))
                            .toList(),
                    1,
                    Script.DEFAULT_PATIENCE);
            var threadsBefore = Thread.activeCount();
            var sids = IntStream.range(0, CALLS)
                    .mapToObj(i -> stage.simulator.place(InboundCall.from("+1202555%04d".formatted(i), script)))
                    .toList();
            var threadsDuring = Thread.activeCount();

            for (var sid : sids) {
                var call = stage.awaitDone(sid);
                assertThat(call.state()).isEqualTo(CallState.COMPLETED);
                assertThat(call.saidByCaller()).hasSize(5);
                assertThat(call.heardByCaller()).hasSize(6);
                assertThat(call.problems()).isEmpty();
            }
            assertThat(threadsDuring - threadsBefore).isLessThan(20);

            var oneMore = stage.simulator.place(InboundCall.from(Stage.MAYA, Script.of("Hi.")));
            stage.awaitDone(oneMore);
            assertThat(stage.simulator.calls()).hasSize(CALLS);
            assertThat(stage.simulator.call(sids.getFirst())).isEmpty();
        }
    }
}
