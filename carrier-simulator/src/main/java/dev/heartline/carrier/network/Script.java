package dev.heartline.carrier.network;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What a caller says, line by line. After the reply to the last line the caller hangs up.
 *
 * @param timeScale factor on every pause: 1 plays in real time, 0.01 a hundred times faster, 0 without pauses
 * @param patience how long the caller waits in silence for a reply before going on
 * @param reactions the first that fits a reply is said instead of the next line, each once
 */
public record Script(List<Line> lines, double timeScale, Duration patience, List<Reaction> reactions) {
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(10);
    public static final Script SILENT = new Script(List.of(), 0, DEFAULT_PATIENCE);

    public Script {
        lines = List.copyOf(lines);
        reactions = List.copyOf(reactions);
        if (timeScale < 0) {
            throw new IllegalArgumentException("a time scale cannot be negative");
        }
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("a caller needs some patience");
        }
    }

    public Script(List<Line> lines, double timeScale, Duration patience) {
        this(lines, timeScale, patience, List.of());
    }

    public static Script of(Line... lines) {
        return new Script(List.of(lines), 0, DEFAULT_PATIENCE);
    }

    public static Script of(String... lines) {
        return new Script(Arrays.stream(lines).map(Line::of).toList(), 0, DEFAULT_PATIENCE);
    }

    public Script withTimeScale(double timeScale) {
        return new Script(lines, timeScale, patience, reactions);
    }

    public Script withPatience(Duration patience) {
        return new Script(lines, timeScale, patience, reactions);
    }

    public Script withReactions(List<Reaction> reactions) {
        return new Script(lines, timeScale, patience, reactions);
    }

    long scaledMillis(Duration pause) {
        return Math.round(pause.toMillis() * timeScale);
    }
}
