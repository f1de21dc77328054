package dev.heartline.engagement.policy.milestone;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Where somebody wants to get to. We don't know what is healthy for them, but we know what is not, and don't lend a hand to it.
 *
 * @param startKg when the goal was set
 * @param heightCm to tell whether the goal is too low
 */
public record WeightGoal(double startKg, double goalKg, double heightCm) {

    /** Below it people are underweight (WHO). */
    private static final double LOWEST_BMI = 18.5;

    /** Of the body's weight, in a week. */
    private static final double FASTEST = 0.01;

    private static final double WEEK_DAYS = 7;
    private static final double ROUNDING = 1e-9;

    /** @param at when it was told */
    public record Weight(double kg, Instant at) {}

    public boolean isTooLow() {
        double metres = heightCm / 100;
        return goalKg / (metres * metres) < LOWEST_BMI;
    }

    /** Per cent of the way, also below 0 and beyond 100. */
    public double progress(double kg) {
        return 100 * (startKg - kg) / (startKg - goalKg);
    }

    /**
     * Whether the last weeks went faster than is good for anybody. A few days count as a week, or a glass of water would be a crash.
     *
     * @param lately in the order of time, the last one is now
     */
    public static boolean isLostTooFast(List<Weight> lately) {
        var now = lately.getLast();
        return lately.stream().anyMatch(before -> {
            double weeks = Math.max(1, Duration.between(before.at(), now.at()).toHours() / 24.0 / WEEK_DAYS);
            return (before.kg() - now.kg()) / before.kg() > FASTEST * weeks + ROUNDING;
        });
    }
}
