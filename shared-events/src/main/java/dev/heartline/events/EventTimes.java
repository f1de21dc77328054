package dev.heartline.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which times an event may tell of. What happened, happened after the year 2000 and not more than a day from now: a clock that
 * is wrong by more would make its event the latest there is, or the oldest, from then on.
 */
public final class EventTimes {

    /** Nothing that an event tells of happened before. */
    public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** How far a sender's clock may be ahead. */
    public static final Duration AHEAD = Duration.ofDays(1);

    private EventTimes() {}

    /**
     * What is wrong with an event's times, in words; empty where nothing is. Times that lie ahead by their meaning, such as
     * {@code expiresAt}, are not looked at.
     *
     * @param now by the clock of the reader, or of the broker
     */
    public static Optional<String> implausible(Instant time, EventData data, Instant now) {
        Instant latest = now.plus(AHEAD);
        return Stream.concat(Stream.of(time), of(data).stream())
                .filter(each -> each.isBefore(EARLIEST) || each.isAfter(latest))
                .findFirst()
                .map(each -> "a time before 2000 or more than a day ahead: " + each);
    }

    /** When what the event tells of happened. */
    static List<Instant> of(EventData data) {
        Stream<Instant> times = switch (data) {
            case CallCompleted call -> ofCall(call);
            case SmsReceived text -> Stream.of(text.receivedAt());
            // What is remembered may be of long ago, a childhood for example.
            case MemoryReinforced memory -> Stream.of(memory.occurredAt()).filter(at -> at.isAfter(EARLIEST));
            case ContextRefreshed context ->
                Stream.of(context.refreshedAt(), context.lastContactAt(), context.lastCrisisAt());
            case PatternsRefreshed patterns -> Stream.of(patterns.analyzedAt());
            case RewardTriggered reward -> Stream.of(reward.actionAt(), reward.decidedAt());
            case ConsentChanged consent -> Stream.of(consent.changedAt());
            case CrisisRaised crisis -> Stream.of(crisis.raisedAt());
            case BehaviorRecorded behavior -> Stream.of(behavior.occurredAt());
            case KnowledgePublished knowledge -> Stream.of(knowledge.publishedAt());
            case ExportRequested export -> Stream.of(export.requestedAt());
            case ExportAnswered part -> Stream.of(part.takenAt());
            case CoachMessaged message -> Stream.of(message.at(), message.sentAt());
            case EngagementReported report -> Stream.of(report.reportedAt());
            case CallAnnounced _, HookRaised _, UserProfile _ -> Stream.of();
        };
        return times.filter(Objects::nonNull).toList();
    }

    private static Stream<Instant> ofCall(CallCompleted call) {
        return Stream.of(
                        Stream.of(call.initiatedAt(), call.answeredAt(), call.endedAt()),
                        each(call.turns()).map(CallCompleted.Turn::at),
                        call.analysis() == null
                                ? Stream.<Instant>of()
                                : each(call.analysis().interventions()).map(CallCompleted.Intervention::at))
                .flatMap(each -> each);
    }

    private static <T> Stream<T> each(List<T> list) {
        return list == null ? Stream.of() : list.stream();
    }
}
