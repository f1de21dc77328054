package dev.heartline.memory.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.events.vocabulary.Speaker;
import dev.heartline.memory.summary.SummaryPeriod;

/**
 * What a search found.
 *
 * @param firstDay the days that the question names, in the user's zone; null where it names none
 * @param lastDay the last of them
 * @param hits best first; none where nothing fits
 */
@Schema(name = "SearchAnswer")
public record SearchAnswer(
        @Nullable LocalDate firstDay, @Nullable LocalDate lastDay, List<Hit> hits) {

    /**
     * Something that was found, with where it comes from.
     *
     * @param score how well it fits compared with the others of this answer, 0 to 1.3
     * @param text the turn's words, the memory's description or the summary
     * @param at when it was said or happened; a summary's first day
     * @param sourceType null for summaries, which are made of many conversations: see {@code sources}
     * @param sourceId the call or the text
     * @param turnIds the turns that it rests on: the turn itself, or those that a memory was taken from
     * @param seq the turn's position in the conversation
     * @param speaker of a turn
     * @param before what was said right before a turn
     * @param after what was said right after it
     * @param memoryType of a memory
     * @param strength of a memory, 0 to 1, now
     * @param period of a summary
     * @param firstDay of a summary, in the user's zone
     * @param lastDay of a summary
     * @param sources the conversations that a summary is told from, in the order of time; of more than a hundred the latest
     */
    @Schema(name = "SearchHit")
    public record Hit(
            SearchKind kind,
            UUID id,
            double score,
            String text,
            Instant at,
            @Nullable SourceType sourceType,
            @Nullable UUID sourceId,
            List<UUID> turnIds,
            @Nullable Integer seq,
            @Nullable Speaker speaker,
            @Nullable Line before,
            @Nullable Line after,
            @Nullable MemoryType memoryType,
            List<String> tags,
            @Nullable Double strength,
            @Nullable SummaryPeriod period,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            List<ToldFrom> sources) {}

    /** A conversation that a summary is told from. */
    @Schema(name = "SearchSource")
    public record ToldFrom(SourceType sourceType, UUID sourceId, LocalDate day) {}

    /** Somebody's words. */
    @Schema(name = "SearchLine")
    public record Line(UUID turnId, Speaker speaker, String text) {}
}
