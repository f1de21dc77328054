package dev.heartline.ai.memory;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.heartline.ai.secret.SecretMask;
import dev.heartline.ai.text.Words;

/**
 * Keeps out what no rule may remember: hypotheticals, half sentences, talk to the coach, clauses that need another one to
 * be understood. What is doubtful stays out.
 */
final class ClauseScreen {

    private static final int FEWEST_WORDS = 3;
    private static final int MOST_WORDS = 26;
    private static final int FEWEST_CONTENT_WORDS = 1;

    private static final Pattern HYPOTHETICAL =
            Pattern.compile("(?i)\\b(?:if|unless|would've|might|maybe|perhaps|wish|imagine|suppose|supposed|assume|"
                    + "hypothetically|were to|could(?!n't)|should|whatever|whether|wouldn't)\\b|\\bwould\\b(?! "
                    + "(?:like|love|rather|prefer|really))");
    private static final Pattern UNSURE =
            Pattern.compile("(?i)\\bi (?:don't|do not|didn't) (?:really |actually |even )?(?:know|think|remember|mean|"
                    + "care|understand|get|see|believe|feel like)\\b|\\bi'm not (?:really )?sure\\b|\\bor something\\b|"
                    + "\\bi have no idea\\b");
    private static final Pattern TO_THE_COACH =
            Pattern.compile("(?i)\\b(?:you|your|you're|you've|yours|doc|doctor's orders)\\b|\\bhere(?: today| tonight|"
                    + " to)?$|\\b(?:i|i'm|i am|i've) (?:here|listening|saying|asking|telling|talking about|just "
                    + "saying|guessing|done talking|sorry|kidding|joking|not saying)\\b|\\bi (?:said|told|mentioned|"
                    + "mean|signed|appreciate)\\b");
    /** Words that point to something said elsewhere. */
    private static final Set<String> POINTERS = Set.of(
            "it", "this", "these", "those", "he", "she", "him", "her", "his", "hers", "there", "that", "one", "ones",
            "he's", "she's", "it's", "that's");

    private static final Set<String> PERSON_POINTERS =
            Set.of("he", "she", "him", "her", "his", "hers", "he's", "she's");

    private static final Set<String> TIMES = Set.of(
            "week", "month", "year", "morning", "evening", "weekend", "summer", "winter", "spring", "fall", "time");

    /** "I know that …", "so tired that …": here "that" points to nothing. */
    private static final Set<String> BEFORE_CONJUNCTION = Set.of(
            "realize",
            "realized",
            "realise",
            "realised",
            "know",
            "knew",
            "think",
            "thought",
            "feel",
            "felt",
            "notice",
            "noticed",
            "noticing",
            "say",
            "says",
            "said",
            "learned",
            "learnt",
            "out",
            "worried",
            "worry",
            "afraid",
            "scared",
            "hope",
            "me",
            "proud",
            "discovered",
            "everything",
            "things",
            "thing",
            "something",
            "sure",
            "believe",
            "tired",
            "so",
            "hard",
            "stressed",
            "concerned",
            "thinks",
            "friends",
            "food",
            "foods",
            "people",
            "hate",
            "love",
            "like",
            "annoyed");

    private static final Set<String> LOOSE_ENDS = Set.of(
            "a", "an", "the", "to", "of", "with", "my", "and", "or", "but", "so", "because", "for", "in", "at", "on",
            "like", "i", "that", "if", "when", "is", "was", "are", "i'm", "just", "about", "as", "from", "than", "it's",
            "really", "kind", "sort", "very", "not", "which", "where", "who", "what", "then");

    private ClauseScreen() {}

    static boolean admits(String clause) {
        var words = Words.of(clause).stream()
                .filter(w -> !w.equals(".") && !w.equals(","))
                .toList();
        if (words.size() < FEWEST_WORDS || words.size() > MOST_WORDS) return false;
        if (clause.contains("\"") || clause.endsWith("?") || SecretMask.leftMarkIn(clause)) return false;
        if (LOOSE_ENDS.contains(words.getLast())) return false;
        if (HYPOTHETICAL.matcher(clause).find()
                || UNSURE.matcher(clause).find()
                || TO_THE_COACH.matcher(clause).find()) return false;
        return contentWords(words) >= FEWEST_CONTENT_WORDS && standsAlone(words);
    }

    /** Words that carry meaning: a clause with one of them says little. */
    static long contentWords(String clause) {
        return contentWords(Words.of(clause));
    }

    private static long contentWords(List<String> words) {
        return words.stream().filter(Words::isContent).count();
    }

    /** A pointer is fine once there is something in the clause for it to point to. */
    private static boolean standsAlone(List<String> words) {
        int content = 0;
        boolean person = false;
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (Words.isContent(word) && !word.equals("hard") && !word.equals("difficult")) content++;
            if (word.equals("my") || word.equals("our")) person = true;
            if (!POINTERS.contains(word)) continue;
            boolean expletive = i == 0 && word.startsWith("it");
            boolean conjunction = word.equals("that") && i > 0 && BEFORE_CONJUNCTION.contains(words.get(i - 1));
            boolean time = word.equals("this") && i + 1 < words.size() && TIMES.contains(words.get(i + 1));
            boolean nowadays = word.equals("these")
                    && i + 1 < words.size()
                    && words.get(i + 1).equals("days");
            boolean determiner = word.equals("one") && i + 1 < words.size() && Words.isContent(words.get(i + 1));
            boolean points = PERSON_POINTERS.contains(word)
                    ? person && content > 0
                    : content >= 3 && i > words.size() / 2 && !word.equals("there");
            if (!expletive && !conjunction && !determiner && !time && !nowadays && !points) return false;
        }
        return true;
    }
}
