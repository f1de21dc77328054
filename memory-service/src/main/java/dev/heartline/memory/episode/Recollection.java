package dev.heartline.memory.episode;

import java.util.List;
import java.util.UUID;

import dev.heartline.events.MemoryReinforced;
import dev.heartline.events.vocabulary.MemoryChange;
import dev.heartline.memory.exchange.Exchange;

/** How something noticed relates to what is known. */
sealed interface Recollection {

    UUID memoryId();

    Noticed noticed();

    MemoryStrength strength();

    /** Whether it is evidence at all: one source counts once for one memory. */
    boolean counts();

    MemoryReinforced announced(Exchange exchange, double strengthNow);

    /** Nothing known tells it: it becomes a memory. */
    record Fresh(UUID memoryId, Noticed noticed, MemoryStrength strength) implements Recollection {

        @Override
        public boolean counts() {
            return true;
        }

        @Override
        public MemoryReinforced announced(Exchange exchange, double strengthNow) {
            var candidate = noticed.candidate();
            return new MemoryReinforced(
                    memoryId,
                    exchange.userId(),
                    MemoryChange.CREATED,
                    candidate.type(),
                    candidate.description(),
                    noticed.occurredAt(),
                    exchange.sourceType(),
                    exchange.sourceId(),
                    strengthNow,
                    candidate.emotionalValence(),
                    candidate.tags());
        }
    }

    /**
     * A known memory tells the same.
     *
     * @param known as it was before
     * @param strength after the evidence
     */
    record Restated(KnownMemory known, Noticed noticed, MemoryStrength strength) implements Recollection {

        @Override
        public UUID memoryId() {
            return known.id();
        }

        @Override
        public boolean counts() {
            return !known.counted();
        }

        @Override
        public MemoryReinforced announced(Exchange exchange, double strengthNow) {
            return known.memory().announced(exchange, strengthNow);
        }
    }

    /** Somebody said later, by hand, that it never was so: the words are kept with what is not told any more, and count for nothing. */
    record Refused(KnownMemory known, Noticed noticed) implements Recollection {

        @Override
        public UUID memoryId() {
            return known.id();
        }

        @Override
        public MemoryStrength strength() {
            return known.memory().strength();
        }

        @Override
        public boolean counts() {
            return false;
        }

        @Override
        public MemoryReinforced announced(Exchange exchange, double strengthNow) {
            throw new IllegalStateException("nobody is told of what was denied");
        }
    }

    static <R extends Recollection> List<R> only(Class<R> kind, List<Recollection> recollections) {
        return recollections.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
