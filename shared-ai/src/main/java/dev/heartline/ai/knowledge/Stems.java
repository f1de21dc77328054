package dev.heartline.ai.knowledge;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.heartline.ai.text.Words;

/**
 * Words without their commonest English endings, so that "smoking" finds "smokes". Rough on purpose: both sides are cut alike, and
 * the meaning is compared beside it.
 */
final class Stems {

    private static final int SHORTEST = 3;

    private Stems() {}

    /** Of the words that carry a meaning. */
    static Set<String> of(String text) {
        return in(Words.contentOf(text));
    }

    private static Set<String> in(List<String> words) {
        return words.stream().map(Stems::stem).collect(Collectors.toUnmodifiableSet());
    }

    static String stem(String word) {
        var plain = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
        var singular = plain.endsWith("ies") && plain.length() > 4
                ? plain.substring(0, plain.length() - 3) + "y"
                : plain.endsWith("s") && !plain.matches(".*(?:ss|us|is)") ? cut(plain, 1) : plain;
        var bare = singular.endsWith("ing")
                ? undoubled(singular, cut(singular, 3))
                : singular.endsWith("ed") ? undoubled(singular, cut(singular, 2)) : singular;
        return bare.endsWith("e") ? cut(bare, 1) : bare;
    }

    private static String cut(String word, int letters) {
        return word.length() - letters < SHORTEST ? word : word.substring(0, word.length() - letters);
    }

    /** "stopp" of "stopping" is "stop". */
    private static String undoubled(String whole, String cut) {
        int last = cut.length() - 1;
        return cut.equals(whole)
                        || last < SHORTEST
                        || cut.charAt(last) != cut.charAt(last - 1)
                        || "lsz".indexOf(cut.charAt(last)) >= 0
                ? cut
                : cut.substring(0, last);
    }
}
