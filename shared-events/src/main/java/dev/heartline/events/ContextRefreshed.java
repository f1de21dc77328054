package dev.heartline.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SourceType;

/**
 * What the coach should have at hand about a user, whole: each one replaces the one before. Its topic is compacted, so a
 * consumer that starts fresh reads the latest of every user.
 *
 * @param version grows with each snapshot of the user
 * @param memories strongest first, within the snapshot's budget
 * @param openCommitments what the user said they would do, newest first
 * @param commitmentSources where each of them was said, in the same order; empty in events of earlier releases
 * @param lastContactAt null before the first conversation
 * @param lastSummary the latest daily summary, null before the first conversation
 * @param lastCrisisAt when the user last showed signs of danger to themselves or others, null where they never did
 */
public record ContextRefreshed(
        UUID userId,
        long version,
        Instant refreshedAt,
        List<Memory> memories,
        List<Preference> preferences,
        List<String> openCommitments,
        Instant lastContactAt,
        Summary lastSummary,
        Instant lastCrisisAt,
        List<Source> commitmentSources)
        implements EventData {

    public ContextRefreshed {
        memories = memories == null ? List.of() : List.copyOf(memories);
        preferences = preferences == null ? List.of() : List.copyOf(preferences);
        openCommitments = openCommitments == null ? List.of() : List.copyOf(openCommitments);
        commitmentSources = commitmentSources == null ? List.of() : List.copyOf(commitmentSources);
    }

    /** As earlier releases tell it. */
    public ContextRefreshed(
            UUID userId,
            long version,
            Instant refreshedAt,
            List<Memory> memories,
            List<Preference> preferences,
            List<String> openCommitments,
            Instant lastContactAt,
            Summary lastSummary,
            Instant lastCrisisAt) {
        this(
                userId,
                version,
                refreshedAt,
                memories,
                preferences,
                openCommitments,
                lastContactAt,
                lastSummary,
                lastCrisisAt,
                null);
    }

    /** Without what has stopped mattering since it was told. */
    public ContextRefreshed asOf(Instant now) {
        return new ContextRefreshed(
                userId,
                version,
                refreshedAt,
                memories.stream().filter(memory -> memory.mattersAt(now)).toList(),
                preferences,
                openCommitments,
                lastContactAt,
                lastSummary,
                lastCrisisAt,
                commitmentSources);
    }

    /** A call or a text from which something is known. */
    public record Source(SourceType sourceType, UUID sourceId) {}

    /**
     * @param strength 0..1 at {@code refreshedAt}
     * @param emotionalValence -1..1, null where it can't be told
     * @param expiresAt when it stops mattering, null where it just fades, and in events of earlier releases
     * @param source where it was told first; null in events of earlier releases
     */
    public record Memory(
            UUID memoryId,
            MemoryType type,
            String description,
            Instant occurredAt,
            double strength,
            Double emotionalValence,
            Instant expiresAt,
            Source source) {

        /** As earlier releases tell it. */
        public Memory(
                UUID memoryId,
                MemoryType type,
                String description,
                Instant occurredAt,
                double strength,
                Double emotionalValence) {
            this(memoryId, type, description, occurredAt, strength, emotionalValence, null, null);
        }

        boolean mattersAt(Instant now) {
            return expiresAt == null || expiresAt.isAfter(now);
        }
    }

    /**
     * @param confidence 0..1
     * @param source where it was told last; null where it was set by hand, and in events of earlier releases
     */
    public record Preference(String category, String key, String value, double confidence, Source source) {

        /** As earlier releases tell it. */
        public Preference(String category, String key, String value, double confidence) {
            this(category, key, value, confidence, null);
        }
    }

    /** @param sources the conversations that it tells of, in the order of time; empty in events of earlier releases */
    public record Summary(
            LocalDate date, String text, List<String> keyTopics, Sentiment sentiment, List<Source> sources) {

        public Summary {
            keyTopics = keyTopics == null ? List.of() : List.copyOf(keyTopics);
            sources = sources == null ? List.of() : List.copyOf(sources);
        }
    }
}
