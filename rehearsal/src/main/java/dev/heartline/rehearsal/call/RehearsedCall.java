package dev.heartline.rehearsal.call;

import java.time.Duration;
import java.util.List;

import dev.heartline.rehearsal.caller.SimulatedCaller;

/**
 * A call as it was played.
 *
 * @param endedByCoach the coach hung up
 */
public record RehearsedCall(SimulatedCaller caller, List<Line> lines, boolean endedByCoach) {

    public RehearsedCall {
        lines = List.copyOf(lines);
    }

    /**
     * @param text what was heard
     * @param firstWords until the first words of a reply came; null for the caller's lines and where nobody measured
     */
    public record Line(boolean byCoach, String text, Duration firstWords) {

        public static Line caller(String text) {
            return new Line(false, text, null);
        }

        public static Line coach(String text, Duration firstWords) {
            return new Line(true, text, firstWords);
        }
    }

    /** The caller's last words before a line; empty where there were none. */
    public String saidBefore(int index) {
        for (int i = index - 1; i >= 0; i--)
            if (!lines.get(i).byCoach()) return lines.get(i).text();
        return "";
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var line : lines)
            text.append(line.byCoach() ? "  coach:  " : "  caller: ")
                    .append(line.text())
                    .append('\n');
        return text.toString();
    }
}
