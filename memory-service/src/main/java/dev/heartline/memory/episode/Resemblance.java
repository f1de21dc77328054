package dev.heartline.memory.episode;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether two descriptions of one type tell the same thing: the same words, or words so close in meaning that only the
 * wording differs. Closeness alone is not enough. Sentence vectors hardly see a negation, a number or a weekday, and
 * taking "sleeps 4 hours" for "sleeps 8 hours" would bury a change in the user's life, so these must be equal. In doubt
 * it is something new: a duplicate can be mended later, a lost change can't.
 */
final class Resemblance {

    /**
     * Cosine from which on only wording differs. With bge-small-en-v1.5 rewordings of short statements lie at 0.93 to 0.99
     * ("Hates to cook on Mondays", "Doesn't like to cook on Mondays"), statements about another day, number or person at
     * 0.84 to 0.91, related ones below 0.86.
     */
    static final double CLOSE = 0.93;

    /** Words that must be equal, in groups that count as one word; a group without a name is of single words. */
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
            "mother: mother mom mum",
            "father: father dad",
            "more: more",
            "less: less fewer",
            "better: better",
            "worse: worse",
            "january february march april june july august september october november december",
            "zero one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty",
            "hundred thousand half once twice first second third last next",
            "wife husband partner sister brother son daughter friend boss");

    private Resemblance() {}

    static boolean isSame(Wording one, Wording other, double cosine) {
        return one.equals(other) || (cosine >= CLOSE && telling(one).equals(telling(other)));
    }

    private static Set<String> telling(Wording wording) {
        return Arrays.stream(wording.normalised().split(" "))
                .map(word -> word.chars().anyMatch(Character::isDigit) ? word : TELLING.get(word))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
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
