package dev.heartline.evaluation.sequential;

/** From {@code lower} to {@code upper}, both included. */
public record Interval(double lower, double upper) {

    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /** Whether all of it is above the value. */
    public boolean isAbove(double value) {
        return lower > value;
    }

    public boolean isBelow(double value) {
        return upper < value;
    }

    Interval within(double least, double most) {
        return new Interval(Math.clamp(lower, least, most), Math.clamp(upper, least, most));
    }
}
