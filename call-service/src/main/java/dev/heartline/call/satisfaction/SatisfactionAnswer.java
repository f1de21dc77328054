package dev.heartline.call.satisfaction;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a number from one to ten out of a short answer. */
final class SatisfactionAnswer {

    /** What may stand beside the number. Whoever says anything else says something else, too, which is to be answered. */
    private static final Set<String> BESIDE = Set.of(
            "i",
            "d",
            "id",
            "m",
            "ll",
            "say",
            "would",
            "give",
            "it",
            "that",
            "this",
            "call",
            "a",
            "an",
            "the",
            "maybe",
            "perhaps",
            "probably",
            "about",
            "around",
            "like",
            "uh",
            "um",
            "well",
            "so",
            "oh",
            "hmm",
            "yeah",
            "yes",
            "ok",
            "okay",
            "just",
            "guess",
            "think",
            "s",
            "was",
            "is",
            "thanks",
            "thank",
            "you",
            "bye",
            "goodbye",
            "please",
            "definitely",
            "solid",
            "strong",
            "points",
            "stars",
            "let",
            "me",
            "see");

    private static final Map<String, Integer> NUMBERS = Map.of(
            "one", 1, "two", 2, "three", 3, "four", 4, "five", 5, "six", 6, "seven", 7, "eight", 8, "nine", 9, "ten",
            10);

    private SatisfactionAnswer() {}

    /** Empty where no number, or more than one, is said; "eight out of ten" is eight. */
    static OptionalInt read(String words) {
        var said = Arrays.stream(words.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", " ")
                        .replaceAll("\\bout of (?:10|ten)\\b", "")
                        .strip()
                        .split(" +"))
                .toList();
        if (!said.stream().allMatch(word -> number(word) > 0 || BESIDE.contains(word))) {
            return OptionalInt.empty();
        }
        var numbers = said.stream()
                .mapToInt(SatisfactionAnswer::number)
                .filter(number -> number > 0)
                .toArray();
        return numbers.length == 1 && numbers[0] <= 10 ? OptionalInt.of(numbers[0]) : OptionalInt.empty();
    }

    private static int number(String word) {
        return word.matches("\\d{1,4}") ? Integer.parseInt(word) : NUMBERS.getOrDefault(word, 0);
    }
}
