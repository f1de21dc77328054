package dev.heartline.rehearsal.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Script;
import dev.heartline.driver.FictionalNumbers;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.SimulatedNetwork;
import dev.heartline.rehearsal.caller.SimulatedCaller;

/**
 * Plays a call through the doors of the running stack: the simulated network rings, the service answers with whatever engine
 * it was configured with. Callers have numbers that no profile knows, so that nothing is remembered of them.
 */
public final class WirePath implements CallPath {

    /** Away from the numbers of the demo and the benchmarks. */
    private static final int FIRST_NUMBER = 4_000;

    private static final int NUMBERS = 1_000;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final SimulatedNetwork network;

    public WirePath(RunningSystem system) {
        this.network = new SimulatedNetwork(system);
    }

    @Override
    public RehearsedCall play(SimulatedCaller caller) {
        var from =
                FictionalNumbers.of(FIRST_NUMBER + Math.floorMod(caller.name().hashCode(), NUMBERS));
        var script = new Script(caller.lines().stream().map(Line::of).toList(), 0, Script.DEFAULT_PATIENCE)
                .withReactions(caller.reactions());
        var call = network.whenDone(network.call(from, script, Optional.empty()), LIMIT);
        if (!call.path("done").asBoolean())
            throw new IllegalStateException("the call of " + caller.name() + " did not end within " + LIMIT);
        return call(caller, call);
    }

    private static RehearsedCall call(SimulatedCaller caller, JsonNode call) {
        var lines = new ArrayList<RehearsedCall.Line>();
        long asked = 0;
        for (var turn : call.get("transcript")) {
            var text = turn.get("text").asText();
            if (turn.get("speaker").asText().equals("coach")) {
                var waited = asked == 0
                        ? null
                        : Duration.ofMillis(turn.get("startedAt").asLong() - asked);
                lines.add(RehearsedCall.Line.coach(text, waited));
            } else {
                lines.add(RehearsedCall.Line.caller(text));
                asked = turn.get("finishedAt").asLong();
            }
        }
        return new RehearsedCall(caller, lines, !call.path("endedBy").asText().equals("caller"));
    }

    @Override
    public void close() {}
}
