package dev.heartline.call.provider.turn;

import java.util.ArrayList;
import java.util.List;

/** Words in pieces that a carrier takes, cut between words. */
public final class Pieces {

    private Pieces() {}

    /** @param longest in characters */
    public static List<String> of(String words, int longest) {
        var pieces = new ArrayList<String>();
        var rest = words.strip();
        while (rest.length() > longest) {
            int space = rest.lastIndexOf(' ', longest);
            int end = space > 0 ? space : longest;
            pieces.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }
}
