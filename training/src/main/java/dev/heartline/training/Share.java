package dev.heartline.training;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** So many of so many. */
public record Share(int some, int all) {

    public static <T> Share of(List<T> things, Predicate<T> counts) {
        return new Share((int) things.stream().filter(counts).count(), things.size());
    }

    public double value() {
        return all == 0 ? 0 : (double) some / all;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f (%d of %d)", value(), some, all);
    }
}
