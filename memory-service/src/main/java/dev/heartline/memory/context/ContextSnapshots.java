package dev.heartline.memory.context;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.ContextRefreshed;
import dev.heartline.events.CrisisRaised;
import dev.heartline.events.Event;
import dev.heartline.events.EventJson;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.memory.episode.MemoryObserver;
import dev.heartline.memory.episode.MemoryReader;
import dev.heartline.memory.preference.PreferenceObserver;
import dev.heartline.memory.preference.Preferences;
import dev.heartline.memory.summary.Summaries;
import dev.heartline.memory.summary.SummaryReader;
import dev.heartline.memory.version.NextVersion;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.care.CrisisListener;
import dev.heartline.service.care.CrisisQuiet;
import dev.heartline.service.erasure.UserDataOwner;

/** Takes, keeps and voids the snapshots. */
@ApplicationScoped
public class ContextSnapshots implements PreferenceObserver, MemoryObserver, CrisisListener, UserDataOwner {

    private static final String KEEP = """
            insert into context_snapshots (user_id, version, refreshed_at, context) values ($1, $2, $3, $4::text::jsonb)
            on conflict (user_id) do update set
              version = excluded.version, refreshed_at = excluded.refreshed_at, context = excluded.context
            """;

    /** Only what holds something that stops to matter has to be read again. */
    private static final String FIND = """
            select context::text as context, jsonb_path_exists(context, '$.memories[*].expiresAt ? (@ != null)') as fades
            from context_snapshots where user_id = $1
            """;

    private final ContextConfig config;
    private final Pool pool;
    private final MemoryReader memories;
    private final Preferences preferences;
    private final SummaryReader summaries;
    private final Summaries days;
    private final CrisisQuiet crises;
    private final Clock clock;

    public ContextSnapshots(
            ContextConfig config,
            Pool pool,
            MemoryReader memories,
            Preferences preferences,
            SummaryReader summaries,
            Summaries days,
            CrisisQuiet crises,
            Clock clock) {
        this.config = config;
        this.pool = pool;
        this.memories = memories;
        this.preferences = preferences;
        this.summaries = summaries;
        this.days = days;
        this.crises = crises;
        this.clock = clock;
    }

    /** Takes the user's snapshot anew, to be published in the same transaction. Runs under the user's lock. */
    public Uni<ContextRefreshed> refresh(PlainTransaction transaction, UUID userId, Instant now) {
        return take(transaction.connection(), userId, now)
                .call(context -> transaction
                        .sql(KEEP)
                        .execute(Tuple.of(
                                userId, context.version(), now.atOffset(ZoneOffset.UTC), TokenBudget.json(context))));
    }

    /** The JSON of {@link ContextRefreshed} as it was last published, of what still matters. */
    public Uni<Optional<String>> find(UUID userId) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(userId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> row.getBoolean("fades")
                                ? TokenBudget.json(
                                        read(row.getString("context")).asOf(clock.instant()))
                                : row.getString("context")));
    }

    private Uni<ContextRefreshed> take(SqlConnection connection, UUID userId, Instant now) {
        var since = now.minus(config.commitmentsFor());
        // One connection: these are sent one behind the other, and answered together.
        return Uni.combine()
                .all()
                .unis(
                        nextVersion(connection, userId, now),
                        memories.strongest(connection, userId, now, config.memories()),
                        preferences.of(connection, userId, config.preferences()),
                        summaries.commitments(connection, userId, since, config.commitments()),
                        summaries.lastContact(connection, userId),
                        summaries.latestDay(connection, userId),
                        crises.lastRaised(connection, Optional.of(userId), null))
                .with((version, strongest, surest, open, contactAt, day, crisisAt) -> ContextLines.within(
                        config.tokens(),
                        userId,
                        version,
                        now,
                        new Draft(strongest, surest, open, day),
                        contactAt,
                        crisisAt));
    }

    private static Uni<Long> nextVersion(SqlConnection connection, UUID userId, Instant now) {
        return connection
                .preparedQuery("select coalesce(max(version), 0) as known from context_snapshots where user_id = $1")
                .execute(Tuple.of(userId))
                .map(rows -> NextVersion.after(rows.iterator().next().getLong("known"), now));
    }

    private static ContextRefreshed read(String json) {
        try {
            return EventJson.mapper().readValue(json, ContextRefreshed.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can't read a context", e);
        }
    }

    @Override
    public Uni<Void> preferenceCorrected(PlainTransaction transaction, UUID userId) {
        return renew(transaction, userId);
    }

    /** Takes the user's snapshot anew and publishes it. Runs under the user's lock. */
    Uni<Void> renew(PlainTransaction transaction, UUID userId) {
        return refresh(transaction, userId, clock.instant())
                .chain(context -> transaction.publish(Event.of(EventType.CONTEXT_REFRESHED, context)));
    }

    /** What the coach has at hand says so from now on, and no longer once it was none. */
    @Override
    public Uni<Void> heard(PlainTransaction transaction, Event<CrisisRaised> event) {
        var userId = event.body().userId();
        return userId == null
                ? Uni.createFrom().voidItem()
                : refresh(transaction, userId, clock.instant())
                        .chain(context -> transaction.publish(Event.of(EventType.CONTEXT_REFRESHED, context)
                                .causedBy(event)
                                .withId(Ids.derived("context.refreshed", event.id()))));
    }

    /** The days first: the snapshot tells the last of them. */
    @Override
    public Uni<Void> memoryChanged(PlainTransaction transaction, UUID userId, Instant at) {
        return days.retell(transaction, userId, at).chain(() -> renew(transaction, userId));
    }

    /** What others keep of the user's context is void with it. */
    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from context_snapshots where user_id = $1")
                .execute(Tuple.of(userId))
                .chain(() -> transaction.publish(Event.tombstone(EventType.CONTEXT_REFRESHED, userId)));
    }
}
