package dev.heartline.call.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.call.dial.IdempotencyKeyReused;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.time.Timestamps;

/**
 * Writes into the schedule the calls that finished calls agreed on: {@code follow_up_at} of a call is the agreement, {@code
 * follow_up_scheduled} says that the schedule has it. Any number of replicas may be at it; each call is scheduled once.
 */
@ApplicationScoped
public class FollowUps {

    private static final Logger LOG = Logger.getLogger(FollowUps.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Index: phone_calls_agreed. What has passed meanwhile is still made, or missed, within its window. */
    private static final String AGREED = """
            select c.id, c.user_id, c.follow_up_at, u.timezone
            from phone_calls c join user_profile u on u.user_id = c.user_id
            where c.follow_up_at >= $1 and (c.follow_up_at, c.id) > ($1, $2) and not c.follow_up_scheduled
                and c.follow_up_type = 'call' and u.timezone is not null
            order by c.follow_up_at, c.id limit $3
            """;

    private static final UUID FIRST = new UUID(0, 0);

    private static final String SCHEDULED = "update phone_calls set follow_up_scheduled = true where id = $1";

    private final Planning planning;
    private final BestCallTimes bestTimes;
    private final ScheduleConfig config;
    private final Pool pool;
    private final Clock clock;
    private BackgroundLoop loop;

    private record Agreed(UUID callId, UUID userId, Instant at, Optional<ZoneId> zone) {}

    FollowUps(Planning planning, BestCallTimes bestTimes, ScheduleConfig config, Pool pool, Clock clock) {
        this.planning = planning;
        this.bestTimes = bestTimes;
        this.config = config;
        this.pool = pool;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        loop = new BackgroundLoop("follow-ups", 1, config.every(), this::look);
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    /** When a call of some day is made whose hour was left open; empty where no hour of it is left. */
    public Uni<Optional<Instant>> onSomeHourOf(LocalDate day, UUID userId, ZoneId zone) {
        return bestTimes.of(pool, userId).map(best -> {
            try {
                var chosen = new OpenTime(best, config.openTime()).on(day, zone, clock.instant());
                return Optional.of(WallClock.instant(chosen.at(), zone));
            } catch (NotSchedulable e) {
                return Optional.empty();
            }
        });
    }

    /** All there are, page by page: those that can't be scheduled stay, and are not to keep the others from their turn. */
    private boolean look() {
        var page = after(clock.instant().minus(config.window()), FIRST);
        while (!page.isEmpty()) {
            page.forEach(this::scheduleOrLeave);
            page = page.size() < config.batch()
                    ? List.of()
                    : after(page.getLast().at(), page.getLast().callId());
        }
        return false;
    }

    private List<Agreed> after(Instant at, UUID callId) {
        return pool.preparedQuery(AGREED)
                .execute(Tuple.of(Timestamps.of(at), callId, config.batch()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(FollowUps::read)
                        .toList())
                .await()
                .atMost(PATIENCE);
    }

    private void scheduleOrLeave(Agreed agreed) {
        try {
            schedule(agreed).await().atMost(PATIENCE);
        } catch (RuntimeException e) {
            // The next one is not to wait for it.
            LOG.warnf("What call %s agreed on is not in the schedule yet: %s", agreed.callId(), e.getMessage());
        }
    }

    private Uni<Void> schedule(Agreed agreed) {
        var zone =
                agreed.zone().orElseThrow(() -> new NotSchedulable("The user's profile names no time zone any more"));
        var wanted = new CallToSchedule(
                agreed.userId(),
                LocalDateTime.ofInstant(agreed.at(), zone),
                null,
                zone.getId(),
                CallPurpose.CHECK_IN,
                List.of(),
                null,
                null);
        return planning.agreed(agreed.callId(), wanted)
                .replaceWithVoid()
                // Their zone has changed since it was scheduled.
                .onFailure(IdempotencyKeyReused.class)
                .recoverWithNull()
                .chain(() -> pool.preparedQuery(SCHEDULED).execute(Tuple.of(agreed.callId())))
                .replaceWithVoid();
    }

    private static Agreed read(Row row) {
        return new Agreed(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getOffsetDateTime("follow_up_at").toInstant(),
                KnownUser.zoneOf(row.getString("timezone")));
    }
}
