package dev.heartline.memory.context;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.heartline.events.ContextRefreshed;
import dev.heartline.memory.episode.EpisodicMemory;
import dev.heartline.memory.preference.LearnedPreference;
import dev.heartline.memory.summary.Commitment;
import dev.heartline.memory.summary.LatestDay;

/** What is known in the form in which it is handed out. */
final class ContextLines {

    /** Of a day on which somebody writes a hundred texts, the latest are named. */
    private static final int MOST_SOURCES = 12;

    private ContextLines() {}

    /** What a snapshot tells of somebody, in no more tokens than there are, unless danger alone takes more. */
    static ContextRefreshed within(
            int tokens,
            UUID userId,
            long version,
            Instant now,
            Draft draft,
            Optional<Instant> contactAt,
            Optional<Instant> crisisAt) {
        var nothing = of(userId, version, now, draft.bare(), contactAt, crisisAt);
        return of(userId, version, now, draft.within(tokens - TokenBudget.of(nothing), now), contactAt, crisisAt);
    }

    private static ContextRefreshed of(
            UUID userId,
            long version,
            Instant now,
            Draft draft,
            Optional<Instant> contactAt,
            Optional<Instant> crisisAt) {
        return new ContextRefreshed(
                userId,
                version,
                now,
                draft.memories().stream().map(memory -> of(memory, now)).toList(),
                draft.preferences().stream().map(ContextLines::of).toList(),
                draft.commitments().stream().map(Commitment::text).toList(),
                contactAt.orElse(null),
                draft.day().map(ContextLines::of).orElse(null),
                crisisAt.orElse(null),
                draft.commitments().stream().map(ContextLines::source).toList());
    }

    static ContextRefreshed.Memory of(EpisodicMemory memory, Instant now) {
        return new ContextRefreshed.Memory(
                memory.id(),
                memory.type(),
                memory.description(),
                memory.occurredAt(),
                memory.strengthAt(now),
                memory.emotionalValence(),
                memory.pinned() ? null : memory.expiresAt(),
                new ContextRefreshed.Source(memory.sourceType(), memory.sourceId()));
    }

    static ContextRefreshed.Preference of(LearnedPreference one) {
        return new ContextRefreshed.Preference(
                one.category(),
                one.key(),
                one.value(),
                one.confidence(),
                one.sourceId() == null ? null : new ContextRefreshed.Source(one.sourceType(), one.sourceId()));
    }

    static ContextRefreshed.Source source(Commitment one) {
        return new ContextRefreshed.Source(one.sourceType(), one.sourceId());
    }

    private static ContextRefreshed.Summary of(LatestDay day) {
        var sources = day.sources();
        return new ContextRefreshed.Summary(
                day.date(),
                day.text(),
                day.keyTopics(),
                day.sentiment(),
                List.copyOf(sources.subList(Math.max(0, sources.size() - MOST_SOURCES), sources.size())));
    }
}
