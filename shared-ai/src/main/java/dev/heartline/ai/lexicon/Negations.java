package dev.heartline.ai.lexicon;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells whether a word is turned round by one shortly before it, in the same clause. */
final class Negations {

    private static final int REACH = 3;
    private static final Set<String> WORDS = Set.copyOf(new HashSet<>(Lexicon.phrases(Lexicon.HOME + "negations.txt")));

    private Negations() {}

    static boolean before(List<String> words, int at) {
        for (int i = at - 1, steps = 0; i >= 0 && steps < REACH; i--, steps++) {
            var word = words.get(i);
            if (word.equals(".") || word.equals(",") || word.equals("but")) return false;
            // "not only" and "no wonder" affirm what follows.
            if (WORDS.contains(word)) return !(i + 1 < words.size() && affirms(words.get(i + 1)));
        }
        return false;
    }

    private static boolean affirms(String next) {
        return next.equals("only") || next.equals("wonder") || next.equals("doubt");
    }
}
