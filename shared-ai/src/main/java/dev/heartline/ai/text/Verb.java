package dev.heartline.ai.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Bends the finite verb of a clause to its subject: "hate" and "hates", "have" and "has". */
final class Verb {

    private static final Map<String, String> THIRD_OF_FIRST = new HashMap<>();
    private static final Map<String, String> SECOND_OF_THIRD = new HashMap<>();

    static {
        pair("am", "is", "are");
        pair("have", "has", "have");
        pair("do", "does", "do");
        pair("don't", "doesn't", "don't");
        pair("dont", "doesn't", "don't");
        pair("haven't", "hasn't", "haven't");
        pair("go", "goes", "go");
        pair("was", "was", "were");
        pair("wasn't", "wasn't", "weren't");
        pair("ain't", "isn't", "aren't");
        SECOND_OF_THIRD.put("isn't", "aren't");
    }

    /** Past forms and auxiliaries that stay as they are in every person. */
    private static final Set<String> FIXED = Set.of("""
            can can't cannot could couldn't will won't would wouldn't should shouldn't must mustn't might may did
            didn't had hadn't went lost ate ran felt got made took gave told said thought knew saw came drank slept woke kept
            left met bought brought found fell fought became began broke chose hurt paid spent stuck taught wrote drove grew
            held meant rode rose sold sent sat swam threw understood wore won quit cut put hit let set caught forgot heard beat
            stood built read led lay shut dropped overate relapsed used better ought were weren't
            """.strip().split("\\s+"));

    private static final Set<String> BASE_IN_ED =
            Set.of("need", "feed", "speed", "succeed", "bleed", "exceed", "proceed");

    private static final Set<String> NOUN_LIKE_S =
            Set.of("was", "is", "has", "does", "goes", "its", "always", "sometimes");

    private Verb() {}

    private static void pair(String first, String third, String second) {
        THIRD_OF_FIRST.put(first, third);
        SECOND_OF_THIRD.put(third, second);
    }

    static String third(String first) {
        var known = THIRD_OF_FIRST.get(first);
        if (known != null) return known;
        if (FIXED.contains(first) || isPast(first)) return first;
        if (first.matches(".*(?:s|sh|ch|x|z|o)$")) return first + "es";
        if (first.matches(".*[^aeiou]y$")) return first.substring(0, first.length() - 1) + "ies";
        return first + "s";
    }

    /** The plain form for "you" and "they"; a past form stays. */
    static String plain(String third) {
        var known = SECOND_OF_THIRD.get(third);
        if (known != null) return known;
        if (FIXED.contains(third) || isPast(third) || NOUN_LIKE_S.contains(third)) return third;
        if (third.matches(".*[^aeiou]ies$")) return third.substring(0, third.length() - 3) + "y";
        if (third.matches(".*(?:ss|sh|ch|x|zz)es$")) return third.substring(0, third.length() - 2);
        if (third.endsWith("s") && !third.endsWith("ss")) return third.substring(0, third.length() - 1);
        return third;
    }

    static boolean isFinite(String word) {
        return SECOND_OF_THIRD.containsKey(word) || FIXED.contains(word) || isPast(word) || word.matches("[a-z]{2,}s");
    }

    private static boolean isPast(String word) {
        return word.endsWith("ed") && !BASE_IN_ED.contains(word);
    }
}
