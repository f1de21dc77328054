package dev.heartline.ai.coach;

import java.util.concurrent.Flow;

import dev.heartline.ai.conversation.Conversation;

/**
 * What finds the coach's words: the local rules, later a language model. Nobody talks to an engine but the guarded
 * {@link Coach}, which decides when it is asked and checks each of its sentences before it is spoken.
 */
public interface CoachEngine {

    /**
     * The next thing to say: the greeting if the user calls and nobody spoke yet, else an answer to the user's last turn. A call
     * of ours begins with the {@link Introduction}, and the engine with the answer to it: what the call is about is said then.
     *
     * <p>Each subscription gets one {@link ReplyPart.Plan}, any number of {@link ReplyPart.Words} as they come into being, and
     * a last {@link ReplyPart.Done}. A cancelled subscription stops the work. May block and may fail: it is called on a
     * thread of its own, within time limits, and replaced where it fails.
     */
    Flow.Publisher<ReplyPart> reply(CoachContext context, Conversation soFar);
}
