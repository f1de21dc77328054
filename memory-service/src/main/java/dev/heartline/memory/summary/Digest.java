package dev.heartline.memory.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.heartline.ai.memory.MemoryCandidate;
import dev.heartline.ai.reading.ConversationReading;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.memory.exchange.Exchange;
import dev.heartline.memory.exchange.Known;

/**
 * What one conversation came to. Empty means that it doesn't tell.
 *
 * @param day in the user's zone
 * @param keyTopics most talked about first
 * @param progress what went well for the user
 * @param motivationLevel 1..10
 */
public record Digest(
        Instant began,
        LocalDate day,
        SourceType sourceType,
        UUID sourceId,
        String engine,
        Optional<String> summary,
        List<String> keyTopics,
        List<String> insights,
        List<String> progress,
        List<String> challenges,
        List<String> commitments,
        Optional<Sentiment> sentiment,
        Optional<Integer> motivationLevel) {

    /**
     * What the event tells goes before what was read here: there is one truth about a call.
     *
     * @param read empty where the event told it all
     * @param zone of the user, whose days are meant by "yesterday"
     */
    public static Digest of(
            Exchange exchange, Optional<ConversationReading> read, List<MemoryCandidate> noticed, ZoneId zone) {
        ZonedDateTime said = exchange.began().atZone(zone);
        Known known = exchange.known().dated(said);
        Optional<ConversationReading> reading = read.map(each -> each.dated(said));
        return new Digest(
                exchange.began(),
                said.toLocalDate(),
                exchange.sourceType(),
                exchange.sourceId(),
                reading.map(ConversationReading::engine).or(known::engine).orElseThrow(),
                known.summary().or(() -> reading.map(ConversationReading::summary)),
                firstOf(known.keyTopics(), reading.map(ConversationReading::keyTopics)),
                described(noticed, MemoryType.INSIGHT),
                described(noticed, MemoryType.VICTORY),
                described(noticed, MemoryType.STRUGGLE),
                firstOf(known.commitments(), reading.map(ConversationReading::commitmentTexts)),
                known.sentiment().or(() -> reading.map(ConversationReading::sentiment)),
                known.motivationLevel().or(() -> reading.map(ConversationReading::motivationLevel)));
    }

    /** As it is told once something of it is told to nobody any more. */
    Digest without(Forgotten forgotten) {
        if (forgotten.isNothing()) {
            return this;
        }
        return new Digest(
                began,
                day,
                sourceType,
                sourceId,
                engine,
                summary.flatMap(text -> DayText.without(text, (part, words) -> forgotten.isUntold(part, words, began))),
                keyTopics,
                left(insights, forgotten),
                left(progress, forgotten),
                left(challenges, forgotten),
                commitments.stream()
                        .filter(commitment -> !forgotten.isMeant(commitment, began))
                        .toList(),
                sentiment,
                motivationLevel);
    }

    private List<String> left(List<String> lines, Forgotten forgotten) {
        return lines.stream()
                .filter(line -> !forgotten.isListed(line.replace(MemoryCandidate.QUOTED, ""), began))
                .toList();
    }

    private static List<String> firstOf(List<String> known, Optional<List<String>> read) {
        return known.isEmpty() ? read.orElse(List.of()) : known;
    }

    private static List<String> described(List<MemoryCandidate> noticed, MemoryType type) {
        return noticed.stream()
                .filter(candidate -> candidate.type() == type)
                .map(MemoryCandidate::description)
                .distinct()
                .toList();
    }
}
