package dev.heartline.ai.text;

import java.util.HashSet;
import java.util.Set;

/** Tells whether two short texts say much the same: most content words of the shorter one are in the other. */
public final class Likeness {

    private static final double SAME = 0.6;

    private Likeness() {}

    /** @param untelling words that say nothing about what a text is about */
    public static boolean alike(String one, String other, Set<String> untelling) {
        var a = new HashSet<>(Words.contentOf(one));
        var b = new HashSet<>(Words.contentOf(other));
        a.removeAll(untelling);
        b.removeAll(untelling);
        int smaller = Math.min(a.size(), b.size());
        a.retainAll(b);
        return smaller > 0 && (double) a.size() / smaller >= SAME;
    }
}
