package dev.heartline.ai.coach;

import java.util.List;
import java.util.concurrent.CompletionStage;

import dev.heartline.ai.conversation.Conversation;

/**
 * Judges what a user says on a call, whether the coach gets to answer it or not. The {@link Coach} answers by the same
 * judgement: what is kept in the {@link Conversation#notes() notes} of the call is not judged again.
 */
public interface Judge {

    /**
     * What each turn of the user from a position on asks others to act on, in the order in which they were said. Returns at
     * once and computes nothing on the caller's thread. A turn that makes the readers fail is told by its plain words, and as
     * not {@linkplain Concern#judged() judged}; the others are judged all the same. Asked about it again, it is read again.
     *
     * @param first position of the first turn that is asked about; what came before it is taken into account
     */
    CompletionStage<List<Concern>> judge(CoachContext context, Conversation soFar, int first);
}
