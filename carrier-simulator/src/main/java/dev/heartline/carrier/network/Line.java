package dev.heartline.carrier.network;

import java.time.Duration;
import java.util.Optional;

/**
 * One thing the caller says.
 *
 * @param pause between the end of the coach's reply and this line, before the script's time scale
 * @param bargeIn set when the line interrupts the reply to the line before it
 * @param losesConnection the connection to our service breaks right after this line was sent
 */
public record Line(String text, Duration pause, Optional<BargeIn> bargeIn, boolean losesConnection) {
    public Line {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a line needs text");
        }
        if (pause.isNegative()) {
            throw new IllegalArgumentException("a pause cannot be negative");
        }
    }

    public static Line of(String text) {
        return new Line(text, Duration.ZERO, Optional.empty(), false);
    }

    public Line after(Duration pause) {
        return new Line(text, pause, bargeIn, losesConnection);
    }

    /** Interrupts as soon as the coach begins to speak, having heard the given share. */
    public Line interrupting(double heard) {
        return new Line(text, pause, Optional.of(new BargeIn(heard, Duration.ZERO)), losesConnection);
    }

    public Line losingConnection() {
        return new Line(text, pause, bargeIn, true);
    }
}
