package dev.heartline.ai.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words that make two sentences tell different things, however like each other they are otherwise: a negation, a number, a
 * weekday, a month, who of the family it is, a name. Neither sentence vectors nor a share of common words see these well: "Sleeps 4
 * hours" is no "Sleeps 8 hours", and what the brother Mark does is nothing that the brother Luke does. Knows English.
 */
public final class TellingWords {

    private static final Pattern KIN = Pattern.compile(Kin.WORD + "s?");

    /** In groups that count as one word; a group without a name is of single words. */
    private static final Map<String, String> TELLING = telling(
            "not: no not never none nobody nothing without cant cannot couldnt dont doesnt didnt wont wouldnt isnt arent wasnt "
                    + "werent havent hasnt hadnt",
            "stop: stop stops stopped stopping quit quits quitting",
            "start: start starts started starting",
            "hate: hate hates hated hating",
            "love: love loves loved loving",
            "like: like likes liked",
            "dislike: dislike dislikes disliked",
            "monday: monday mondays",
            "tuesday: tuesday tuesdays",
            "wednesday: wednesday wednesdays",
            "thursday: thursday thursdays",
            "friday: friday fridays",
            "saturday: saturday saturdays",
            "sunday: sunday sundays",
            "weekend: weekend weekends",
            "weekday: weekday weekdays",
            "morning: morning mornings",
            "afternoon: afternoon afternoons",
            "evening: evening evenings",
            "night: night nights",
            "mother: mother mom mum mama",
            "father: father dad daddy papa",
            "grandmother: grandmother grandma",
            "grandfather: grandfather grandpa",
            "colleague: colleague colleagues coworker coworkers co-worker co-workers",
            "neighbor: neighbor neighbour",
            "neighbors: neighbors neighbours",
            "more: more",
            "less: less fewer",
            "better: better",
            "worse: worse",
            "january: january jan",
            "february: february feb",
            "march: march mar",
            "april: april apr",
            "june: june jun",
            "july: july jul",
            "august: august aug",
            "september: september sep sept",
            "october: october oct",
            "november: november nov",
            "december: december dec",
            "may",
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
                    + "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
            "hundred thousand half once twice first second third last next");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['-][\\p{L}\\p{N}]+)*");
    private static final Pattern NAME = Pattern.compile("\\p{Lu}(?:['-]?\\p{L})*\\p{Ll}(?:['-]?\\p{L})*");
    private static final Pattern OWNED = Pattern.compile("'s$");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D+");

    /** After these a capital is no sign of a name. */
    private static final Pattern BEGINNING = Pattern.compile("(?:^|[.!?:;\\u2026]\\s+|[\"\\u201C])$");

    /** What follows whoever or whatever a sentence is about. */
    private static final Pattern VERB =
            Pattern.compile("^(?:'s)? (?:is|was|has|had|isn't|wasn't|hasn't|can|can't|does|doesn't|did|got|went)\\b");

    private final Set<String> words = new HashSet<>();
    private final Set<String> telling = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    private TellingWords(String text) {
        var plain = plain(text);
        var found = WORD.matcher(plain);
        while (found.find()) read(found.group(), plain.substring(0, found.start()), plain.substring(found.end()));
    }

    /** Whether one has a telling word, or the name of somebody or something, that the other hasn't. */
    public static boolean differ(String one, String other) {
        var a = new TellingWords(one);
        var b = new TellingWords(other);
        return !a.telling.equals(b.telling) || !b.words.containsAll(a.names) || !a.words.containsAll(b.names);
    }

    /** Whether each has a telling word that the other hasn't, so that neither may only be the fuller of the two. */
    public static boolean contradict(String one, String other) {
        var a = new TellingWords(one);
        var b = new TellingWords(other);
        return !a.isWithin(b) && !b.isWithin(a);
    }

    /** What a word counts as: "quit" as "stop"; the word itself, in lower case, for most. */
    public static String key(String word) {
        var own = OWNED.matcher(plain(word).toLowerCase(Locale.ROOT)).replaceFirst("");
        return TELLING.getOrDefault(own.replace("'", ""), own);
    }

    private boolean isWithin(TellingWords other) {
        return other.telling.containsAll(telling) && other.words.containsAll(names);
    }

    private void read(String word, String before, String after) {
        var own = OWNED.matcher(word).replaceFirst("");
        var lower = own.toLowerCase(Locale.ROOT);
        words.add(lower);
        if (KIN.matcher(lower).matches()) {
            telling.add(key(lower));
            return;
        }
        boolean tells = false;
        for (var part : lower.split("-")) {
            words.add(part);
            var key = isNumber(part) ? NO_DIGIT.matcher(part).replaceAll("") : TELLING.get(part.replace("'", ""));
            if (key != null) {
                telling.add(key);
                tells = true;
            }
        }
        if (!tells && NAME.matcher(own).matches() && isNamed(lower, before, after)) names.add(lower);
    }

    private static boolean isNamed(String lower, String before, String after) {
        return BEGINNING.matcher(before).find()
                ? Words.isContent(lower) && VERB.matcher(after).find()
                : !lower.matches("i(?:'\\w+)?");
    }

    private static boolean isNumber(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }

    private static String plain(String text) {
        return Normalizer.normalize(Words.normalise(text), Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    }

    private static Map<String, String> telling(String... groups) {
        var telling = new HashMap<String, String>();
        for (String group : groups) {
            String[] parts = group.split(": ", 2);
            for (String word : parts[parts.length - 1].split(" ")) {
                telling.put(word, parts.length == 2 ? parts[0] : word);
            }
        }
        return Map.copyOf(telling);
    }
}
