package dev.heartline.engagement.policy.explain;

/** Chances as people say them. */
public final class PlainOdds {

    private PlainOdds() {}

    /** For example "about 1 in 12", "about 9 in 10", "for certain". */
    public static String of(double chance) {
        if (chance >= 0.995) {
            return "for certain";
        }
        if (chance <= 0) {
            return "never";
        }
        if (chance > 0.45) {
            return "about %d in 10".formatted(Math.min(9, Math.round(chance * 10)));
        }
        return "about 1 in %,d".formatted(Math.round(1 / chance));
    }
}
