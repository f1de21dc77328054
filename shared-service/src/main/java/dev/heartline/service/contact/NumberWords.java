package dev.heartline.service.contact;

import java.util.List;

/** "One" to "twelve", as people write them in a text. */
final class NumberWords {

    private static final List<String> WORDS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    /** A regular expression in lower case: one of them, without a group. */
    static final String ANY = String.join("|", WORDS);

    private NumberWords() {}

    /** @param said one of them, or digits */
    static int of(String said) {
        return WORDS.contains(said) ? 1 + WORDS.indexOf(said) : Integer.parseInt(said);
    }
}
