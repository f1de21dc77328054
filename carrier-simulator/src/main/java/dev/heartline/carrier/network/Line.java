package dev.heartline.carrier.network;

import java.time.Duration;
import java.util.Optional;

/**
 * One thing the caller says.
 *
 * @param pause between the end of the coach's reply and this line, before the script's time scale
 * @param bargeIn set when the line interrupts the reply to the line before it
 * @param losesConnection the connection to our service breaks right after this line was sent
 * @param speaking how long it takes to say, before the script's time scale
 */
public record Line(String text, Duration pause, Optional<BargeIn> bargeIn, boolean losesConnection, Duration speaking) {
    public Line {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a line needs text");
        }
        if (pause.isNegative()) {
            throw new IllegalArgumentException("a pause cannot be negative");
        }
        if (speaking.isNegative()) {
            throw new IllegalArgumentException("nobody speaks for less than no time");
        }
    }

    /** Said in no time. */
    public Line(String text, Duration pause, Optional<BargeIn> bargeIn, boolean losesConnection) {
        this(text, pause, bargeIn, losesConnection, Duration.ZERO);
    }

    public static Line of(String text) {
        return new Line(text, Duration.ZERO, Optional.empty(), false);
    }

    public Line after(Duration pause) {
        return new Line(text, pause, bargeIn, losesConnection, speaking);
    }

    /** Interrupts as soon as the coach begins to speak, having heard the given share. */
    public Line interrupting(double heard) {
        return new Line(text, pause, Optional.of(new BargeIn(heard, Duration.ZERO)), losesConnection, speaking);
    }

    public Line losingConnection() {
        return new Line(text, pause, bargeIn, true, speaking);
    }

    public Line taking(Duration time) {
        return new Line(text, pause, bargeIn, losesConnection, time);
    }
}
