package dev.heartline.bench.memory;

import java.util.List;
import java.util.stream.Stream;

/** What people might tell of themselves, and be asked about: as many different things as the lists below allow, no two alike. */
final class Statements {

    private static final List<String> VERBS =
            List.of("love", "hate", "miss", "avoid", "enjoy", "dread", "want to try", "gave up");
    private static final List<String> THINGS = List.of(
            "cooking",
            "swimming",
            "chocolate",
            "running",
            "early meetings",
            "long drives",
            "yoga",
            "espresso",
            "gardening",
            "crowded trains",
            "board games",
            "night shifts",
            "red wine",
            "spinach",
            "video calls",
            "hiking",
            "paperwork",
            "dancing",
            "loud music",
            "breakfast",
            "stretching",
            "crossword puzzles",
            "painting",
            "basketball",
            "camping");
    private static final List<String> DAYS = List.of(
            "on Mondays",
            "on Tuesdays",
            "on Wednesdays",
            "on Thursdays",
            "on Fridays",
            "at the weekend",
            "after work",
            "before sunrise");

    private Statements() {}

    static int count() {
        return VERBS.size() * THINGS.size() * DAYS.size();
    }

    /** First person: "I hate cooking on Mondays". */
    static String said(int n) {
        return "I " + words(n);
    }

    /** As memories have it: "Hates cooking on Mondays", near enough. */
    static String remembered(int n) {
        var words = words(n);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static Stream<String> remembered() {
        return Stream.iterate(0, n -> n + 1).limit(count()).map(Statements::remembered);
    }

    /** One question each. */
    static String asked(int n) {
        return "How do they feel about %s %s?"
                .formatted(THINGS.get(Math.floorMod(n, THINGS.size())), DAYS.get(Math.floorMod(n / 7, DAYS.size())));
    }

    private static String words(int n) {
        int place = Math.floorMod(n, count());
        return "%s %s %s"
                .formatted(
                        VERBS.get(place % VERBS.size()),
                        THINGS.get(place / VERBS.size() % THINGS.size()),
                        DAYS.get(place / VERBS.size() / THINGS.size()));
    }
}
