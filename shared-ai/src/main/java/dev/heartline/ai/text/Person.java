package dev.heartline.ai.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns a statement from one grammatical person into another, by rules that refuse what they can't turn. Gender is never
 * guessed: the third person is "they" where it needs a pronoun.
 */
public final class Person {

    private static final Map<String, String> TO_YOU = Map.ofEntries(
            Map.entry("i", "you"),
            Map.entry("me", "you"),
            Map.entry("my", "your"),
            Map.entry("mine", "yours"),
            Map.entry("myself", "yourself"),
            Map.entry("we", "you"),
            Map.entry("us", "you"),
            Map.entry("our", "your"),
            Map.entry("ours", "yours"),
            Map.entry("ourselves", "yourselves"),
            Map.entry("i'm", "you're"),
            Map.entry("im", "you're"),
            Map.entry("i've", "you've"),
            Map.entry("i'd", "you'd"),
            Map.entry("i'll", "you'll"),
            Map.entry("we're", "you're"),
            Map.entry("we've", "you've"),
            Map.entry("we'd", "you'd"),
            Map.entry("we'll", "you'll"));

    private static final Map<String, String> TO_THEY = Map.ofEntries(
            Map.entry("i", "they"),
            Map.entry("me", "them"),
            Map.entry("my", "their"),
            Map.entry("mine", "theirs"),
            Map.entry("myself", "themselves"),
            Map.entry("we", "they"),
            Map.entry("us", "them"),
            Map.entry("our", "their"),
            Map.entry("ours", "theirs"),
            Map.entry("ourselves", "themselves"),
            Map.entry("i'm", "they're"),
            Map.entry("im", "they're"),
            Map.entry("i've", "they've"),
            Map.entry("i'd", "they'd"),
            Map.entry("i'll", "they'll"),
            Map.entry("we're", "they're"),
            Map.entry("we've", "they've"),
            Map.entry("we'd", "they'd"),
            Map.entry("we'll", "they'll"));

    private static final Map<String, String> THEY_TO_YOU = Map.ofEntries(
            Map.entry("they", "you"),
            Map.entry("them", "you"),
            Map.entry("their", "your"),
            Map.entry("theirs", "yours"),
            Map.entry("themselves", "yourself"),
            Map.entry("they're", "you're"),
            Map.entry("they've", "you've"),
            Map.entry("they'd", "you'd"),
            Map.entry("they'll", "you'll"));

    /** Adverbs that may stand between a subject and its verb. */
    private static final Set<String> BETWEEN = Set.of(
            "just",
            "never",
            "always",
            "also",
            "still",
            "often",
            "sometimes",
            "even",
            "only",
            "already",
            "usually",
            "really",
            "actually",
            "definitely",
            "certainly",
            "probably",
            "currently",
            "finally",
            "recently",
            "truly",
            "absolutely",
            "normally",
            "mostly",
            "mainly",
            "rarely",
            "hardly",
            "barely",
            "simply",
            "totally",
            "both",
            "kinda",
            "generally");

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}'-]+|[^\\p{L}\\p{N}'-]+");
    private static final Pattern THIRD_PLURAL = Pattern.compile("(?i)\\b(?:they|them|their|theirs|they're|they've)\\b");

    private static final Pattern PRONOUN_START =
            Pattern.compile("(?i)^(?:i|i'm|i've|i'll|i'd|we|he|she|it|it's|that|this|there)\\b");

    private Person() {}

    /**
     * "I feel tired after my shift" becomes "you feel tired after your shift".
     *
     * @return empty where the statement speaks to somebody ("you")
     */
    public static Optional<String> second(String statement) {
        if (speaksToSomebody(statement)) return Optional.empty();
        return Optional.of(map(statement, TO_YOU, "are", "were"));
    }

    /**
     * "I hate cooking on Mondays" becomes "Hates cooking on Mondays"; "my wife does the shopping for us" becomes "Their wife
     * does the shopping for them".
     *
     * @return empty where the statement speaks to somebody ("you"), has a "they" of its own that would become ambiguous, or
     *     doesn't start with "I", "my" or "our"
     */
    public static Optional<String> third(String statement) {
        if (speaksToSomebody(statement) || THIRD_PLURAL.matcher(statement).find()) return Optional.empty();
        var first = statement.split("[ ,]", 2)[0].toLowerCase();
        return switch (first) {
            case "i", "i'm", "im", "i've" -> Optional.of(capitalise(subjectless(statement)));
            case "my", "our" -> Optional.of(capitalise(map(statement, TO_THEY, "are", "were")));
            default -> Optional.empty();
        };
    }

    /**
     * A statement about something else, seen from outside: "walking helps me sleep" becomes "Walking helps them sleep".
     *
     * @return empty where the statement speaks to somebody, has a "they" of its own, or its subject is a pronoun
     */
    public static Optional<String> ofThings(String statement) {
        if (speaksToSomebody(statement)
                || THIRD_PLURAL.matcher(statement).find()
                || PRONOUN_START.matcher(statement).find()) return Optional.empty();
        return Optional.of(capitalise(map(statement, TO_THEY, "are", "were")));
    }

    /**
     * The way back, to speak of it: "Hates cooking on Mondays" becomes "you hate cooking on Mondays".
     *
     * @return empty where the description doesn't start with a verb or "Their"
     */
    public static Optional<String> secondFromThird(String description) {
        var tokens = tokens(description);
        if (tokens.isEmpty()) return Optional.empty();
        tokens.set(0, tokens.getFirst().toLowerCase());
        boolean possessive = tokens.getFirst().equals("their");
        int verb = 0;
        while (verb + 2 < tokens.size() && BETWEEN.contains(tokens.get(verb).toLowerCase())) verb += 2;
        if (!possessive) {
            if (!Verb.isFinite(tokens.get(verb).toLowerCase())) return Optional.empty();
            tokens.set(verb, Verb.plain(tokens.get(verb).toLowerCase()));
        }
        var rest = map(String.join("", tokens), THEY_TO_YOU, "are", "were");
        return Optional.of(possessive ? rest : "you " + rest);
    }

    public static String capitalise(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase() + text.substring(1);
    }

    private static boolean speaksToSomebody(String statement) {
        return Words.of(statement).stream()
                .anyMatch(word -> word.matches("you|your|you're|you've|you'd|you'll|yours|y'all"));
    }

    private static String subjectless(String statement) {
        var tokens = tokens(statement);
        var subject = tokens.removeFirst().toLowerCase();
        if (subject.equals("i")) {
            tokens.removeFirst();
            int verb = 0;
            while (verb + 2 < tokens.size() && BETWEEN.contains(tokens.get(verb).toLowerCase())) verb += 2;
            tokens.set(verb, Verb.third(tokens.get(verb).toLowerCase()));
        } else {
            tokens.addFirst(subject.equals("i've") ? "has" : "is");
        }
        return map(String.join("", tokens), TO_THEY, "are", "were");
    }

    private static String map(String text, Map<String, String> pronouns, String am, String was) {
        var out = new StringBuilder();
        String subject = "";
        for (var token : tokens(text)) {
            var lower = token.toLowerCase();
            if (pronouns.containsKey(lower)) {
                out.append(pronouns.get(lower));
                subject = lower;
            } else if (subject.equals("i") && (lower.equals("am") || lower.equals("was") || lower.equals("wasn't"))) {
                out.append(lower.equals("am") ? am : lower.equals("was") ? was : was + "n't");
                subject = "";
            } else {
                out.append(token);
                if (!token.isBlank() && !BETWEEN.contains(lower)) subject = "";
            }
        }
        return out.toString();
    }

    private static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        var matcher = TOKEN.matcher(text.strip());
        while (matcher.find()) tokens.add(matcher.group());
        return tokens;
    }
}
