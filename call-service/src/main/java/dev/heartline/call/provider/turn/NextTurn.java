package dev.heartline.call.provider.turn;

import java.util.UUID;

/**
 * What the carrier is to do next.
 *
 * @param turn counts the carrier's questions; the next one has to bring it
 * @param words to be said; may be empty
 * @param listens whether the caller is listened to after that; otherwise the call ends
 */
public record NextTurn(UUID callId, int turn, String words, boolean listens) {

    /** @param turn that was asked */
    static NextTurn theEnd(UUID callId, int turn) {
        return new NextTurn(callId, turn + 1, "", false);
    }

    /** Words may be somebody's. */
    @Override
    public String toString() {
        return "NextTurn[" + callId + " " + turn + (listens ? "" : " ends") + "]";
    }
}
