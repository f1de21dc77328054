package dev.heartline.memory.ingest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.heartline.ai.memory.MemoryCandidate;
import dev.heartline.ai.memory.MemoryExtractor;
import dev.heartline.ai.reading.ConversationReader;
import dev.heartline.ai.reading.ConversationReading;
import dev.heartline.ai.time.TimeExpressions;
import dev.heartline.memory.embedding.Embeddings;
import dev.heartline.memory.embedding.Purpose;
import dev.heartline.memory.episode.Expiry;
import dev.heartline.memory.episode.Noticed;
import dev.heartline.memory.exchange.Exchange;
import dev.heartline.memory.summary.Digest;
import dev.heartline.model.Occasion;

/** Understands an exchange. Blocking, and the slow part of taking it in: runs before the transaction, never inside. */
@ApplicationScoped
class Comprehension {

    private final MemoryExtractor extractor;
    private final ConversationReader reader;
    private final Embeddings embeddings;

    Comprehension(MemoryExtractor extractor, ConversationReader reader, Embeddings embeddings) {
        this.extractor = extractor;
        this.reader = reader;
        this.embeddings = embeddings;
    }

    /** @param zone of the user, whose days are meant by "yesterday" */
    Understanding understand(Exchange exchange, ZoneId zone) {
        var occasion = new Occasion(exchange.userId(), exchange.sourceId());
        var extraction = occasion.during(() -> extractor.extract(exchange.conversation()));
        var sieve = new Sieve(exchange.conversation());
        List<MemoryCandidate> memories = sieve.memories(extraction).stream()
                .map(memory -> dated(exchange, memory, zone))
                .toList();
        return new Understanding(
                Digest.of(exchange, occasion.during(() -> reading(exchange)), memories, zone),
                memories.stream().map(memory -> noticed(exchange, memory, zone)).toList(),
                sieve.preferences(extraction));
    }

    /** A call was read where it was held. */
    private Optional<ConversationReading> reading(Exchange exchange) {
        return exchange.known().isWhole() ? Optional.empty() : Optional.of(reader.read(exchange.conversation()));
    }

    private static MemoryCandidate dated(Exchange exchange, MemoryCandidate memory, ZoneId zone) {
        return memory.described(TimeExpressions.dated(
                memory.description(), saidAt(exchange, memory).atZone(zone)));
    }

    private static Instant saidAt(Exchange exchange, MemoryCandidate memory) {
        return exchange.saidAt(Collections.min(memory.sourceTurns()));
    }

    /** Said when its first turn was said; found by meaning from the start, since recognition needs the vector. */
    private Noticed noticed(Exchange exchange, MemoryCandidate memory, ZoneId zone) {
        var said = saidAt(exchange, memory);
        return new Noticed(
                memory,
                said,
                embeddings.embed(memory.description(), Purpose.MEMORY),
                embeddings.model(),
                Expiry.of(memory.type(), memory.description(), said.atZone(zone)));
    }
}
