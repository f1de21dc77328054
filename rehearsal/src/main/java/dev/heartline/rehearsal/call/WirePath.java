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

    /** How long somebody waits to be hung up on who expects it. */
    private static final Duration LINGERS = Duration.ofSeconds(5);

    private final SimulatedNetwork network;
    private boolean warm;

    public WirePath(RunningSystem system) {
        this.network = new SimulatedNetwork(system);
    }

    /** The first call after a start waits for classes and a model to load: it is played for nobody. */
    @Override
    public RehearsedCall play(SimulatedCaller caller) {
        if (!warm) {
            warm = true;
            network.whenDone(
                    network.call(
                            FictionalNumbers.of(FIRST_NUMBER - 1),
                            Script.of("I can't sleep.", "Bye."),
                            Optional.empty()),
                    LIMIT);
        }
        return rehearse(caller);
    }

    private RehearsedCall rehearse(SimulatedCaller caller) {
        var from =
                FictionalNumbers.of(FIRST_NUMBER + Math.floorMod(caller.name().hashCode(), NUMBERS));
        var lines = new ArrayList<>(caller.lines().stream().map(Line::of).toList());
        if (caller.ends().filter(SimulatedCaller.Ends.COACH::equals).isPresent())
            lines.add(new Line("Hello?", LINGERS, Optional.empty(), false));
        var script = new Script(lines, 1, Script.DEFAULT_PATIENCE).withReactions(caller.reactions());
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
