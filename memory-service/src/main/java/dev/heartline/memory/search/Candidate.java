package dev.heartline.memory.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.heartline.ai.time.Span;
import dev.heartline.events.vocabulary.Speaker;

/**
 * What may answer a question.
 *
 * @param sourceId the conversation; what is of one is judged together
 * @param speaker null for what nobody said in these words
 * @param firstDay in the user's zone
 * @param lastDay the first one for all but summaries
 * @param words how well its words fit: 0 where none does, without an upper bound
 * @param covered the share of the question's words that it holds, 0..1, rare ones counting more
 * @param cosine to the question, -1..1; null where it has no vector
 * @param waits whether its vector is still to be made
 */
record Candidate(
        SearchKind kind,
        UUID id,
        UUID sourceId,
        @Nullable Speaker speaker,
        String text,
        Instant at,
        LocalDate firstDay,
        LocalDate lastDay,
        double words,
        double covered,
        @Nullable Double cosine,
        boolean waits) {

    boolean isOf(Span days) {
        return !lastDay.isBefore(days.from()) && !firstDay.isAfter(days.to());
    }
}
