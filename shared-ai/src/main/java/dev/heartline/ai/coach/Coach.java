package dev.heartline.ai.coach;

import java.util.concurrent.Flow;

import dev.heartline.ai.conversation.Conversation;

/**
 * Says what the coach says next on a live call.
 *
 * <p>The same call, context and conversation give the local engine the same reply.
 */
public interface Coach {

    /**
     * The next thing the coach says: the greeting if nobody spoke yet, a gentle check if the coach spoke last and the user
     * stayed silent, an answer otherwise.
     *
     * <p>Returns at once and does nothing until subscribed; safe to call from an event loop. Each subscription gets one
     * {@link ReplyPart.Plan}, any number of {@link ReplyPart.Words} as they come into being, and a last
     * {@link ReplyPart.Done}. Cancel the subscription on barge-in: nothing comes after, and an engine that still computes
     * stops. Signals may arrive on any thread. An engine that can't go on ends with {@code onError}.
     */
    Flow.Publisher<ReplyPart> reply(CoachContext context, Conversation soFar);
}
