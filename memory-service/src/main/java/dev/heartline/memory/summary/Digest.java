package dev.heartline.memory.summary;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

import dev.heartline.ai.memory.MemoryCandidate;
import dev.heartline.ai.reading.ConversationReading;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.memory.exchange.Exchange;
import dev.heartline.memory.exchange.Known;

/**
 * What one conversation came to. Empty means that it doesn't tell.
 *
 * @param keyTopics most talked about first
 * @param progress what went well for the user
 * @param motivationLevel 1..10
 */
public record Digest(
        Instant began,
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
     * @param zone of the user, whose days are meant by "yesterday"
     */
    public static Digest of(Exchange exchange, ConversationReading read, List<MemoryCandidate> noticed, ZoneId zone) {
        ZonedDateTime said = exchange.began().atZone(zone);
        Known known = exchange.known().dated(said);
        ConversationReading reading = read.dated(said);
        return new Digest(
                exchange.began(),
                reading.engine(),
                known.summary().or(() -> Optional.ofNullable(reading.summary())),
                known.keyTopics().isEmpty() ? reading.keyTopics() : known.keyTopics(),
                described(noticed, MemoryType.INSIGHT),
                described(noticed, MemoryType.VICTORY),
                described(noticed, MemoryType.STRUGGLE),
                known.commitments().isEmpty() ? reading.commitmentTexts() : known.commitments(),
                known.sentiment().or(() -> Optional.ofNullable(reading.sentiment())),
                Optional.ofNullable(reading.motivationLevel()));
    }

    private static List<String> described(List<MemoryCandidate> noticed, MemoryType type) {
        return noticed.stream()
                .filter(candidate -> candidate.type() == type)
                .map(MemoryCandidate::description)
                .distinct()
                .toList();
    }
}
