package dev.heartline.call.provider.turn;

import io.smallrye.mutiny.Uni;

import dev.heartline.call.live.LiveConversation;

/** A conversation turn by turn, as far as it has come. Confined to the event loop of its conversation. */
final class TurnSession {

    private final LiveConversation conversation;
    private final TurnLine line;

    private int next;
    private Uni<NextTurn> answer;

    /** @param first the turn with which it begins here */
    TurnSession(LiveConversation conversation, TurnLine line, int first) {
        this.conversation = conversation;
        this.line = line;
        this.next = first;
    }

    LiveConversation conversation() {
        return conversation;
    }

    TurnLine line() {
        return line;
    }

    /** A question that came before is answered as it was: carriers ask again where our answer was lost. */
    boolean knows(int turn) {
        return turn < next && answer != null;
    }

    Uni<NextTurn> answer() {
        return answer;
    }

    void answers(int turn, Uni<NextTurn> answer) {
        this.next = turn + 1;
        this.answer = answer.memoize().indefinitely();
    }

    /** What the carrier recognised: after whatever of our words the caller has not heard any more. */
    void heard(String words) {
        if (line.unsay().isPresent()) {
            conversation.interrupted("");
        }
        conversation.heard(words);
    }
}
