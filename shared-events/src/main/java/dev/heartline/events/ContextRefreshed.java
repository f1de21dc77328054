package dev.heartline.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.Sentiment;

/**
 * What the coach should have at hand about a user, whole: each one replaces the one before. Its topic is compacted, so a
 * consumer that starts fresh reads the latest of every user.
 *
 * @param version grows by one with each snapshot of the user
 * @param memories strongest first, within the snapshot's budget
 * @param openCommitments what the user said they would do, newest first
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
        Instant lastCrisisAt)
        implements EventData {

    public ContextRefreshed {
        memories = memories == null ? List.of() : List.copyOf(memories);
        preferences = preferences == null ? List.of() : List.copyOf(preferences);
        openCommitments = openCommitments == null ? List.of() : List.copyOf(openCommitments);
    }

    /**
     * @param strength 0..1 at {@code refreshedAt}
     * @param emotionalValence -1..1, null where it can't be told
     */
    public record Memory(
            UUID memoryId,
            MemoryType type,
            String description,
            Instant occurredAt,
            double strength,
            Double emotionalValence) {}

    /** @param confidence 0..1 */
    public record Preference(String category, String key, String value, double confidence) {}

    public record Summary(LocalDate date, String text, List<String> keyTopics, Sentiment sentiment) {

        public Summary {
            keyTopics = keyTopics == null ? List.of() : List.copyOf(keyTopics);
        }
    }
}
