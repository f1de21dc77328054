package dev.heartline.memory.pattern;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.PatternsRefreshed;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.MasterySpeed;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.memory.version.NextVersion;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.erasure.UserDataOwner;

/** Keeps {@code user_interaction_patterns}, and tells when they change. */
@ApplicationScoped
class InteractionPatterns implements UserDataOwner {

    private static final String FIND = "select * from user_interaction_patterns where user_id = $1";

    private static final String KEEP = """
            insert into user_interaction_patterns
              (id, user_id, version, last_analyzed_at, timezone, most_active_hours, most_active_days,
               average_response_time_minutes, preferred_communication_channel, most_engaging_message_types,
               least_engaging_message_types, average_call_duration_seconds, prefers_scheduled_calls, best_call_times,
               concept_mastery_speed, needs_repetition_count, confidence_score, response_minutes_by_channel)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17::float8, $18)
            on conflict (user_id) do update set
              version = excluded.version, last_analyzed_at = excluded.last_analyzed_at, timezone = excluded.timezone,
              most_active_hours = excluded.most_active_hours, most_active_days = excluded.most_active_days,
              average_response_time_minutes = excluded.average_response_time_minutes,
              preferred_communication_channel = excluded.preferred_communication_channel,
              most_engaging_message_types = excluded.most_engaging_message_types,
              least_engaging_message_types = excluded.least_engaging_message_types,
              average_call_duration_seconds = excluded.average_call_duration_seconds,
              prefers_scheduled_calls = excluded.prefers_scheduled_calls, best_call_times = excluded.best_call_times,
              concept_mastery_speed = excluded.concept_mastery_speed,
              needs_repetition_count = excluded.needs_repetition_count, confidence_score = excluded.confidence_score,
              response_minutes_by_channel = excluded.response_minutes_by_channel
            """;

    private static final String ANALYSED =
            "update user_interaction_patterns set last_analyzed_at = $2 where user_id = $1";

    Uni<Optional<PatternsRefreshed>> find(SqlClient client, UUID userId) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(userId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(InteractionPatterns::read));
    }

    /** Keeps and publishes them where they tell something else than before. Runs under the user's lock. */
    Uni<Void> refresh(PlainTransaction transaction, UUID userId, Patterns patterns, ZoneId zone, Instant now) {
        return find(transaction.connection(), userId).chain(known -> {
            long version =
                    NextVersion.after(known.map(PatternsRefreshed::version).orElse(0L), now);
            var next = told(userId, version, patterns, zone, now);
            boolean same = known.filter(before -> sameAs(before, next)).isPresent();
            return same
                    ? transaction
                            .sql(ANALYSED)
                            .execute(Tuple.of(userId, now.atOffset(ZoneOffset.UTC)))
                            .replaceWithVoid()
                    : keep(transaction, next)
                            .chain(() -> transaction.publish(Event.of(EventType.PATTERNS_REFRESHED, next)));
        });
    }

    private static boolean sameAs(PatternsRefreshed before, PatternsRefreshed next) {
        return withoutTime(before).equals(withoutTime(next));
    }

    private static PatternsRefreshed withoutTime(PatternsRefreshed one) {
        return new PatternsRefreshed(
                one.userId(),
                0,
                Instant.EPOCH,
                one.timezone(),
                one.mostActiveHours(),
                one.mostActiveDays(),
                one.averageResponseTimeMinutes(),
                one.preferredChannel(),
                one.mostEngagingMessageTypes(),
                one.leastEngagingMessageTypes(),
                one.averageCallDurationSeconds(),
                one.prefersScheduledCalls(),
                one.bestCallTimes(),
                one.conceptMasterySpeed(),
                one.needsRepetitionCount(),
                one.confidence(),
                one.responseMinutesByChannel());
    }

    private static PatternsRefreshed told(UUID userId, long version, Patterns patterns, ZoneId zone, Instant now) {
        return new PatternsRefreshed(
                userId,
                version,
                now,
                zone.getId(),
                patterns.mostActiveHours(),
                patterns.mostActiveDays().stream()
                        .map(InteractionPatterns::name)
                        .toList(),
                patterns.averageResponseTime()
                        .map(time -> (int) time.toMinutes())
                        .orElse(null),
                patterns.preferredChannel().orElse(null),
                patterns.mostEngaging(),
                patterns.leastEngaging(),
                patterns.averageCallDuration()
                        .map(Duration::toSeconds)
                        .map(Long::intValue)
                        .orElse(null),
                patterns.prefersScheduledCalls().orElse(null),
                patterns.bestCallTimes().stream().map(InteractionPatterns::name).toList(),
                patterns.masterySpeed().orElse(null),
                patterns.repetitions().orElse(null),
                patterns.confidence(),
                patterns.responseTimes().entrySet().stream()
                        .collect(Collectors.toMap(time -> time.getKey().wireName(), time ->
                                (int) time.getValue().toMinutes())));
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private static String name(LocalTime time) {
        return time.format(DateTimeFormatter.ofPattern("HH:mm"));
    }

    private static Uni<Void> keep(PlainTransaction transaction, PatternsRefreshed one) {
        return transaction
                .sql(KEEP)
                .execute(Tuple.from(new Object[] {
                    Ids.next(),
                    one.userId(),
                    one.version(),
                    one.analyzedAt().atOffset(ZoneOffset.UTC),
                    one.timezone(),
                    one.mostActiveHours().toArray(Integer[]::new),
                    one.mostActiveDays().toArray(String[]::new),
                    one.averageResponseTimeMinutes(),
                    wireName(one.preferredChannel()),
                    one.mostEngagingMessageTypes().toArray(String[]::new),
                    one.leastEngagingMessageTypes().toArray(String[]::new),
                    one.averageCallDurationSeconds(),
                    one.prefersScheduledCalls(),
                    one.bestCallTimes().stream().map(LocalTime::parse).toArray(LocalTime[]::new),
                    wireName(one.conceptMasterySpeed()),
                    one.needsRepetitionCount(),
                    one.confidence(),
                    byChannel(one.responseMinutesByChannel())
                }))
                .replaceWithVoid();
    }

    private static String wireName(WireNamed word) {
        return word == null ? null : word.wireName();
    }

    private static PatternsRefreshed read(Row row) {
        return new PatternsRefreshed(
                row.getUUID("user_id"),
                row.getLong("version"),
                row.getOffsetDateTime("last_analyzed_at").toInstant(),
                row.getString("timezone"),
                List.of(row.getArrayOfIntegers("most_active_hours")),
                List.of(row.getArrayOfStrings("most_active_days")),
                row.getInteger("average_response_time_minutes"),
                word(Channel.class, row.getString("preferred_communication_channel")),
                List.of(row.getArrayOfStrings("most_engaging_message_types")),
                List.of(row.getArrayOfStrings("least_engaging_message_types")),
                row.getInteger("average_call_duration_seconds"),
                row.getBoolean("prefers_scheduled_calls"),
                Arrays.stream(row.getArrayOfLocalTimes("best_call_times"))
                        .map(InteractionPatterns::name)
                        .toList(),
                word(MasterySpeed.class, row.getString("concept_mastery_speed")),
                row.getInteger("needs_repetition_count"),
                row.getDouble("confidence_score"),
                minutes(row.getJsonObject("response_minutes_by_channel")));
    }

    private static JsonObject byChannel(@Nullable Map<String, Integer> minutes) {
        return minutes == null ? new JsonObject() : new JsonObject(new HashMap<>(minutes));
    }

    private static Map<String, Integer> minutes(JsonObject byChannel) {
        return byChannel.fieldNames().stream().collect(Collectors.toMap(Function.identity(), byChannel::getInteger));
    }

    private static <E extends Enum<E> & WireNamed> E word(Class<E> set, String name) {
        return name == null ? null : WireNamed.of(set, name);
    }

    /** What others keep of the user's patterns is void with it. */
    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from user_interaction_patterns where user_id = $1")
                .execute(Tuple.of(userId))
                .chain(() -> transaction.publish(Event.tombstone(EventType.PATTERNS_REFRESHED, userId)));
    }
}
