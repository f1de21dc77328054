package dev.heartline.bench.inbound;

import java.util.List;

/** What people text, no two alike, so that no vector is had from a cache; nothing of danger, and nothing that asks to stop. */
final class SampleTexts {

    private static final List<String> BEGINNINGS = List.of(
            "I had %s for breakfast",
            "Just finished a walk of %s minutes",
            "Can you remind me why %s matters",
            "My sister brought %s and I only took a little",
            "How much %s is too much in a day",
            "I skipped %s today and feel proud",
            "Work was long, so dinner was %s",
            "I slept %s hours, better than last week");

    private static final List<String> THINGS = List.of(
            "oatmeal", "toast", "coffee", "rice", "water", "yogurt", "soup", "salad", "fruit", "bread", "eggs", "tea");

    private SampleTexts() {}

    static String of(long n) {
        var beginning = BEGINNINGS.get((int) (n % BEGINNINGS.size()));
        var thing = THINGS.get((int) (n / BEGINNINGS.size() % THINGS.size()));
        return beginning.formatted(thing) + ", number " + n;
    }
}
