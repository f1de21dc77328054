package dev.heartline.memory.turn;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Tells what says something from what only keeps a conversation going. A vector of "yeah, mm-hmm" finds nothing and costs
 * as much as any other. Knows English; in other languages the length decides.
 */
final class Substance {

    /** Fewer words with a meaning of their own than this, and nothing was told. */
    private static final int ENOUGH_WORDS = 2;

    private static final Set<String> EMPTY_WORDS = Set.of(
            ("yeah yes yep yup no nope nah ok okay alright right sure fine well so um umm uh uhh er erm hm hmm hmmm mm mmm "
                            + "mhm mmhmm huh oh ah wow hi hello hey bye goodbye thanks thank please sorry exactly absolutely definitely "
                            + "totally really true correct good great cool nice like just and but or a an the i i'm i've it it's its "
                            + "that that's thats this is was do don't dont did you your know mean think guess suppose see got get to of "
                            + "in on at be been kind sort very much too also then there here what yourself me my we can could would will")
                    .split(" "));

    private Substance() {}

    static boolean isIn(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT)
                                .replace('\u2019', '\'')
                                .split("[^\\p{L}\\p{N}']+"))
                        .filter(word -> !word.isEmpty() && !EMPTY_WORDS.contains(word))
                        .distinct()
                        .limit(ENOUGH_WORDS)
                        .count()
                == ENOUGH_WORDS;
    }
}
