package dev.heartline.call.provider.turn;

import java.time.Duration;

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

    /** Questions in between were answered by another session: the conversation has gone on without this one. */
    boolean isBehind(int turn) {
        return turn > next;
    }

    Uni<NextTurn> answer() {
        return answer;
    }

    void answers(int turn, Uni<NextTurn> answer) {
        this.next = turn + 1;
        this.answer = answer.memoize().indefinitely();
    }

    /** What the carrier recognised: after whatever of our words the caller has not heard any more. */
    void heard(Heard.Words words) {
        line.heard(words.quiet()).forEach(conversation::interrupted);
        conversation.heard(words.utterance());
    }

    /** @return whether something is, or will be, said about it */
    boolean silentFor(Duration time) {
        line.heardOut();
        return line.isReady() || conversation.silentFor(time) || conversation.owesWords();
    }
}
