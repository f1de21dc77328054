package dev.heartline.memory.episode;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether two descriptions of one type tell the same thing: the same words, or words so close in meaning that only the
 * wording differs. Closeness alone is not enough. Sentence vectors hardly see a negation, a number or a weekday, and
 * taking "sleeps 4 hours" for "sleeps 8 hours" would bury a change in the user's life, so these must be equal.
 */
final class Resemblance {

    /** Cosine from which on only wording differs; below it are related but different things. */
    static final double CLOSE = 0.93;

    private static final Set<String> TELLING = Set.of(
            ("no not never none nobody nothing without stopped stop quit cant cannot dont doesnt didnt wont isnt arent wasnt "
                            + "havent hasnt hates hate hated loves love loved likes like dislikes dislike "
                            + "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays "
                            + "fridays saturdays sundays weekend weekends weekdays morning mornings afternoon afternoons evening "
                            + "evenings night nights january february march april may june july august september october "
                            + "november december one two three four five six seven eight nine ten eleven twelve twenty thirty "
                            + "forty fifty hundred half first second third mother father mom mum dad wife husband sister brother "
                            + "son daughter friend boss more less fewer better worse")
                    .split(" "));

    private Resemblance() {}

    static boolean isSame(Wording one, Wording other, double cosine) {
        return one.equals(other) || (cosine >= CLOSE && telling(one).equals(telling(other)));
    }

    private static Set<String> telling(Wording wording) {
        return Arrays.stream(wording.normalised().split(" "))
                .filter(word -> TELLING.contains(word) || word.chars().anyMatch(Character::isDigit))
                .collect(Collectors.toSet());
    }
}
