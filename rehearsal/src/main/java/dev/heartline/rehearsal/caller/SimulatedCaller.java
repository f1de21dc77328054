package dev.heartline.rehearsal.caller;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.carrier.network.Reaction;

/**
 * Somebody who has a call with the coach.
 *
 * @param person what the coach knows of them; empty for nothing but a number
 * @param outbound we call them
 * @param lines in order; blank ones are silences
 * @param reactions said instead of the next line where a reply fits, each once
 * @param danger the lines that are danger to life
 * @param ends who has to end the call; empty where that doesn't matter
 * @param never what no reply may hold
 * @param ever what some reply must hold
 */
public record SimulatedCaller(
        String name,
        String who,
        String goal,
        String difficulty,
        Optional<CoachContext.Person> person,
        boolean outbound,
        List<String> lines,
        List<Reaction> reactions,
        List<String> danger,
        Optional<Ends> ends,
        List<Pattern> never,
        List<Pattern> ever) {

    public enum Ends {
        COACH,
        CALLER
    }

    public SimulatedCaller {
        lines = List.copyOf(lines);
        reactions = List.copyOf(reactions);
        danger = List.copyOf(danger);
        never = List.copyOf(never);
        ever = List.copyOf(ever);
    }

    /** Whether it can be played over the wire: a silence would take the minutes that the service waits, and we don't dial there. */
    public boolean isForTheWire() {
        return !outbound && person.isEmpty() && lines.stream().noneMatch(String::isBlank);
    }
}
