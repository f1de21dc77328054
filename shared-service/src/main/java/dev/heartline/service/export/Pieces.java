package dev.heartline.service.export;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into pieces that fit into an event. */
final class Pieces {

    /**
     * Characters. One takes three bytes of UTF-8 at most, and a quotation mark two as part of a JSON text: with that a piece stays
     * below the largest event (heartline.outbox.max-event-bytes).
     */
    static final int LONGEST = 250_000;

    private Pieces() {}

    /** At least one, none of them empty unless the text is; joined they are the text. A pair of surrogates stays together. */
    static List<String> of(String text, int longest) {
        var pieces = new ArrayList<String>();
        int from = 0;
        do {
            int to = Math.min(text.length(), from + longest);
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            pieces.add(text.substring(from, to));
            from = to;
        } while (from < text.length());
        return pieces;
    }
}
