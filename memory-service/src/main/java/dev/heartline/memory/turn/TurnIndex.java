package dev.heartline.memory.turn;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.heartline.memory.embedding.Purpose;
import dev.heartline.memory.index.WaitingRows;
import dev.heartline.messaging.backlog.Backlog;

/** Turns without a vector that deserve one. */
@Singleton
class TurnIndex extends WaitingRows {

    /**
     * A turn with its day, its speaker and what was said right before and after it: what it answers is often half of what it means.
     * Neighbours are cut, as the time of an embedding grows with the text.
     */
    private static final String PASSAGE = """
            coalesce(to_char(said_on, 'FMDD FMMonth YYYY '), '') || (
              select string_agg(
                case near.speaker
                  when 'user' then coalesce((select first_name from user_profile p where p.user_id = near.user_id), 'User')
                  else 'Coach' end
                || ': ' || case near.seq when conversation_turns.seq then near.text else left(near.text, 400) end,
                ' ' order by near.seq)
              from conversation_turns near
              where near.user_id = conversation_turns.user_id and near.source_id = conversation_turns.source_id
                and near.seq between conversation_turns.seq - 1 and conversation_turns.seq + 1)
            """;

    TurnIndex() {
        // Served by conversation_turns_unindexed.
        super(Purpose.TURN, "conversation_turns", PASSAGE, "ingested_at", "substantial");
    }

    @Produces
    @Singleton
    Backlog waiting() {
        return backlog();
    }
}
