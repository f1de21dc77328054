package dev.heartline.call.live;

import java.util.Locale;

/** What a caller waits for, one after the other, until the coach's first words are under way. */
enum ReplyStage {
    /** Their words are stored. */
    STORE,
    /** They are judged: danger, wishes. */
    JUDGE,
    /** An engine finds its first words. */
    COACH,
    /** The first sentence is complete and fit to be said. */
    GUARD,
    /** The carrier has them: on a stream at once, turn by turn with the whole reply. */
    CARRIER;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
