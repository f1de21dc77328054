package dev.heartline.ai.coach;

import java.util.concurrent.Flow;

import dev.heartline.ai.conversation.Conversation;

/**
 * Says what the coach says next on a live call, or writes next in a thread of texts. There is one, whichever {@link CoachEngine} finds the words, and it is
 * guarded: danger, wishes and silence are answered with fixed words, and nothing is spoken that no coach may say.
 *
 * <p>Its methods return at once and do nothing until subscribed; safe to call from an event loop, on which nothing is
 * computed. Each subscription gets one {@link ReplyPart.Plan}, {@link ReplyPart.Words} sentence by sentence, and a last
 * {@link ReplyPart.Done}; there is always something to say, and no subscription ends with {@code onError}. Cancel it on
 * barge-in: nothing comes after, and an engine that still computes stops. Signals arrive on any thread.
 */
public interface Coach {

    /**
     * The next thing the coach says: the greeting if nobody spoke yet, the question whether somebody is there if the coach
     * spoke last and the user stayed silent, an answer otherwise. Keep the {@link Conversation#notes() notes} of a call, or
     * each reply reads the whole of it.
     */
    Flow.Publisher<ReplyPart> reply(CoachContext context, Conversation soFar);

    /** The last words on a call that has reached its longest time. In a crisis it goes on, as a reply. */
    Flow.Publisher<ReplyPart> lastWords(CoachContext context, Conversation soFar);
}
