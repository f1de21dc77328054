package dev.heartline.memory.summary;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * The summaries of a day's conversations as one text, in which nothing is said twice: what the engine lists of each ("Progress: …") is
 * one list, every other sentence stands once.
 */
final class DayText {

    /** In about so many characters, danger apart: what was said last matters most to the next conversation. */
    static final int LONGEST = 1500;

    private static final int MOST_OF_A_LIST = 8;
    private static final String COMMITTED = "Committed";
    private static final Pattern LIST =
            Pattern.compile("(?<label>Progress|Challenges|Insights|" + COMMITTED + "): (?<items>.+?)\\.?");
    private static final Pattern QUOTE = Pattern.compile("In their words: \"(?<words>.+)\"");
    private static final Pattern TALKED = Pattern.compile("(?<label>Talked about) (?<items>.+?)\\.?");

    /** A sentence, or a list that grows. */
    private record Line(String label, List<String> items) {

        String text() {
            var last = items.subList(Math.max(0, items.size() - MOST_OF_A_LIST), items.size());
            return switch (label) {
                case "" -> items.getFirst();
                case "Talked about" -> label + " " + Merging.listed(last) + ".";
                default -> label + ": " + String.join("; ", last) + ".";
            };
        }
    }

    private DayText() {}

    static Optional<String> of(List<String> summaries) {
        Map<String, Line> lines = new LinkedHashMap<>();
        Set<String> told = new HashSet<>();
        summaries.stream()
                .flatMap(text -> Merging.sentences(text).stream())
                .forEach(sentence -> add(sentence, lines, told));
        return Merging.joined(end(lines.values().stream().map(Line::text).toList()));
    }

    /** What a part of a summary tells. */
    enum Part {
        /** Of a list of what went well, was hard or was seen. */
        ITEM,
        COMMITMENT,
        /** The user's own words. */
        QUOTE,
        SENTENCE
    }

    /** A conversation's summary without some of its parts. What it was about stays. */
    static Optional<String> without(String summary, BiPredicate<Part, String> untold) {
        return Merging.joined(Merging.sentences(summary).stream()
                .flatMap(sentence -> left(sentence, untold).stream())
                .toList());
    }

    private static Optional<String> left(String sentence, BiPredicate<Part, String> untold) {
        var list = LIST.matcher(sentence);
        var quote = QUOTE.matcher(sentence);
        if (list.matches()) {
            var label = list.group("label");
            var part = label.equals(COMMITTED) ? Part.COMMITMENT : Part.ITEM;
            var items = Arrays.stream(list.group("items").split("; "))
                    .filter(item -> !untold.test(part, item))
                    .toList();
            return items.isEmpty() ? Optional.empty() : Optional.of(label + ": " + String.join("; ", items) + ".");
        }
        boolean goes = quote.matches() && untold.test(Part.QUOTE, quote.group("words"))
                || !TALKED.matcher(sentence).matches() && untold.test(Part.SENTENCE, sentence);
        return goes ? Optional.empty() : Optional.of(sentence);
    }

    private static void add(String sentence, Map<String, Line> lines, Set<String> told) {
        var list = LIST.matcher(sentence);
        var talked = TALKED.matcher(sentence);
        if (list.matches()) {
            add(list.group("label"), Arrays.asList(list.group("items").split("; ")), lines, told);
        } else if (talked.matches()) {
            add(talked.group("label"), Arrays.asList(talked.group("items").split(", | and ")), lines, told);
        } else if (told.add(Merging.key(sentence))) {
            lines.put(sentence, new Line("", List.of(sentence)));
        }
    }

    private static void add(String label, List<String> items, Map<String, Line> lines, Set<String> told) {
        for (String item : items) {
            if (told.add(label + Merging.key(item))) {
                lines.computeIfAbsent(label, _ -> new Line(label, new ArrayList<>()))
                        .items()
                        .add(item);
            }
        }
    }

    /** What was said last, and what tells of danger, whenever that was heard. */
    private static List<String> end(List<String> sentences) {
        Deque<String> kept = new ArrayDeque<>();
        int length = 0;
        boolean full = false;
        for (String sentence : sentences.reversed()) {
            if (Merging.tellsOfDanger(sentence)) {
                kept.addFirst(sentence);
                continue;
            }
            full |= length > 0 && length + sentence.length() > LONGEST;
            if (!full) {
                kept.addFirst(sentence);
                length += sentence.length();
            }
        }
        return List.copyOf(kept);
    }
}
