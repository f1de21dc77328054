package dev.heartline.call.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.heartline.call.CallServiceTest;
import dev.heartline.call.MovableClock;
import dev.heartline.call.dial.Diallers;
import dev.heartline.call.dial.RequestKey;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.messaging.outbox.OutboxRelays;
import dev.heartline.messaging.outbox.OutboxWriter;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A year of more than 10,000 scheduled calls in three zones, with their days of daylight saving, by two replicas on one database.
 * One of them is killed again and again, in mid-statement: its connections are cut, its telephone goes dead, and what it held is
 * left to its lease. The clock goes from one half hour with something due to the next.
 */
@QuarkusTest
class YearOfCallsTest extends CallServiceTest {

    private static final Logger LOG = Logger.getLogger(YearOfCallsTest.class);
    private static final Instant BEGINS = Instant.parse("2027-01-01T00:00:00Z");
    private static final Instant ENDS = Instant.parse("2028-01-01T00:00:00Z");
    private static final long HALF_AN_HOUR = Duration.ofMinutes(30).toSeconds();
    private static final int KILLED_OF_A_HUNDRED = 6;

    /** Of each zone, called once a week: ten thousand calls where slow tests are wanted, else a fifth of that. */
    private static final int PEOPLE = Boolean.parseBoolean(System.getenv("HEARTLINE_SLOW_TESTS")) ? 66 : 13;

    private static final int IN_THE_MORNING = PEOPLE * 2 / 3;

    /** With the days on which their clocks go forward, and back. */
    private static final Map<String, List<String>> ZONES = Map.of(
            "America/New_York", List.of("2027-03-14", "2027-11-07"),
            "Europe/Berlin", List.of("2027-03-28", "2027-10-31"),
            "Australia/Sydney", List.of("2027-10-03", "2027-04-04"));

    @Inject
    MovableClock clock;

    @Inject
    DueCalls own;

    @Inject
    Reminders reminders;

    @Inject
    CallSeries series;

    @Inject
    Planning planning;

    @Inject
    ScheduleConfig config;

    @Inject
    Diallers diallers;

    @Inject
    OutboxWriter outbox;

    @Inject
    OutboxRelays relays;

    @Inject
    MeterRegistry registry;

    @Inject
    Vertx vertx;

    private final Random random = new Random(20_270_101);
    private final Map<String, UUID> users = new HashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** What was agreed: whose, and the instants as {@code java.time} has them. */
    private final Set<String> agreed = new TreeSet<>();

    private YearsNetwork network;
    private int kills;

    @BeforeEach
    void onlyTheReplicasOfThisTestLookForCalls() throws InterruptedException {
        own.stop(null);
        reminders.stop(null);
        database.update("update call_series set ended_at = now() where ended_at is null");
        database.update("""
                update scheduled_calls
                set state = 'canceled', canceled_by = 'a test', settled_at = now(), claimed_until = null where state = 'waiting'
                """);
        network = new YearsNetwork(clock);
        clock.moveTo(BEGINS);
    }

    @AfterEach
    void leaveEverythingAsItWas() {
        clock.setBack();
        database.update("delete from scheduled_calls where user_id = any(?)", (Object)
                users.values().toArray(UUID[]::new));
        own.start(null);
        reminders.start(null);
        threads.shutdownNow();
    }

    @Test
    void everyCallOfAYearIsMadeOnceInItsWindowOrNotAtAllForAReason() throws Exception {
        var begun = Instant.now();
        agree();

        try (var connection = database.connect()) {
            live(connection);
        }

        LOG.infof(
                "A year: %d calls, %d rings, %d kills, in %s",
                agreed.size(), network.rings().size(), kills, Duration.between(begun, Instant.now()));
        assertThat(agreed).hasSizeGreaterThan(3 * 51 * PEOPLE);
        assertThat(kills).isGreaterThan(20);
        assertThat(rowsOfTheYear())
                .as("one row for each agreed call, at its time")
                .containsExactlyElementsOf(agreed);
        assertThat(count("state in ('waiting', 'calling')")).as("left open").isZero();
        assertThat(count("state in ('skipped', 'missed') and reason is null")).isZero();
        assertThat(count("state = 'done' and phone_call_id is null")).isZero();
        assertThat(reasons()).contains("no_consent", "quiet_hours", "frequency_cap", "voicemail");
        assertThat(count("state = 'done'")).isGreaterThan(agreed.size() * 3 / 4);
        everyRingWasWantedOnceAndInItsWindow();
        assertThat(network.disturbed()).as("rung while on a call").isEmpty();
    }

    private void everyRingWasWantedOnceAndInItsWindow() {
        var attempts = database.rows("""
            select a.call_id, a.outcome, s.scheduled_for, s.window_ends_at, c.to_phone
            from scheduled_call_attempts a join scheduled_calls s on s.id = a.scheduled_call_id
            join phone_calls c on c.id = a.call_id
            where s.user_id = any(?)
            """, (Object) users.values().toArray(UUID[]::new)).stream()
                .collect(Collectors.toMap(row -> (UUID) row.get("call_id"), Function.identity()));
        var rings = network.rings();

        assertThat(rings).extracting(YearsNetwork.Ring::callId).doesNotHaveDuplicates();
        assertThat(rings).allSatisfy(ring -> {
            var attempt = attempts.get(ring.callId());
            assertThat(attempt).as("the attempt that rang").isNotNull();
            assertThat(attempt).containsEntry("to_phone", ring.number()).containsEntry("outcome", ring.ending());
            assertThat(ring.at())
                    .isBetween(
                            ((Timestamp) attempt.get("scheduled_for")).toInstant(),
                            ((Timestamp) attempt.get("window_ends_at")).toInstant());
        });
        assertThat(attempts.size() - rings.size())
                .as("calls that a replica wrote down and died before it rang")
                .isBetween(0, kills * config.atOnce());
    }

    // The year

    private void agree() {
        int person = 0;
        for (var zone : ZONES.keySet().stream().sorted().toList()) {
            for (int i = 0; i < PEOPLE; i++) {
                var user = user(zone, person++, i >= 2);
                var first = LocalDateTime.parse(i < IN_THE_MORNING ? "2027-01-03T00:00" : "2027-01-04T00:00")
                        .plusMinutes(i < IN_THE_MORNING ? 9 * 60 : 17 * 60 + 30);
                every7Days(user, zone, first, 52);
            }
            for (var day : ZONES.get(zone)) {
                for (int i = 0; i < 6; i++) {
                    once(user(zone, person++, true), zone, LocalDateTime.parse(day + "T02:30"));
                    once(user(zone, person++, true), zone, LocalDateTime.parse(day + "T10:15"));
                }
            }
            var often = user(zone, person++, true);
            for (int i = 0; i < 7; i++) {
                once(often, zone, LocalDateTime.parse("2027-05-05T09:00").plusHours(i));
            }
            var doubled = user(zone, person++, true);
            once(doubled, zone, LocalDateTime.parse("2027-06-06T11:00"));
            once(doubled, zone, LocalDateTime.parse("2027-06-06T11:00"), "again");
        }
    }

    private UUID user(String zone, int person, boolean consents) {
        var id = UUID.randomUUID();
        var number = "+1415%07d".formatted(5_000_000 + person);
        database.update(
                "insert into user_profile (user_id, phone, timezone, consents, updated_at) values (?, ?, ?, ?::text[],"
                        + " now())",
                id,
                number,
                zone,
                consents ? "{call}" : "{}");
        users.put(number, id);
        return id;
    }

    private void every7Days(UUID user, String zone, LocalDateTime first, int times) {
        plan(user, zone, first, "FREQ=WEEKLY;COUNT=" + times);
        for (int week = 0; week < times; week++) {
            agreed.add(
                    user + " " + first.plusWeeks(week).atZone(ZoneId.of(zone)).toInstant());
        }
    }

    private void once(UUID user, String zone, LocalDateTime at) {
        plan(user, zone, at, null);
        agreed.add(user + " " + at.atZone(ZoneId.of(zone)).toInstant());
    }

    private void once(UUID user, String zone, LocalDateTime at, String which) {
        plan(user, zone, at, null);
        agreed.add(user + " " + at.atZone(ZoneId.of(zone)).toInstant() + " " + which);
    }

    private void plan(UUID user, String zone, LocalDateTime at, String rule) {
        var wanted = new CallToSchedule(user, at, null, zone, CallPurpose.CHECK_IN, List.of(), rule, null);
        planning.schedule(RequestKey.of("the year", UUID.randomUUID().toString(), wanted), wanted)
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private void live(Connection connection) throws Exception {
        var steady = new Replica();
        var mortal = new Replica();
        for (var due = nextDue(connection); due.isPresent(); due = nextDue(connection)) {
            assertThat(due.get()).isBefore(ENDS.plus(Duration.ofDays(1)));
            clock.moveTo(Instant.ofEpochSecond(Math.ceilDiv(due.get().getEpochSecond(), HALF_AN_HOUR) * HALF_AN_HOUR));
            boolean fatal = random.nextInt(100) < KILLED_OF_A_HUNDRED;
            do {
                var looks = new ArrayList<CompletableFuture<Boolean>>();
                var one = steady;
                var other = mortal;
                looks.add(CompletableFuture.supplyAsync(one.dueCalls::look, threads));
                var doomed = CompletableFuture.supplyAsync(other.dueCalls::look, threads);
                if (fatal) {
                    fatal = false;
                    LockSupport.parkNanos(random.nextInt(8_000_000));
                    mortal.kill();
                    mortal = new Replica();
                } else {
                    looks.add(doomed);
                }
                boolean busy = false;
                for (var look : looks) {
                    busy |= look.join();
                }
                network.endAll(connection);
                if (!busy) {
                    break;
                }
            } while (true);
        }
        steady.close();
        mortal.close();
    }

    private Optional<Instant> nextDue(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
            select min(case when state = 'calling' then ? else greatest(due_at, claimed_until) end)
            from scheduled_calls where state in ('waiting', 'calling') and user_id = any(?)
            """)) {
            statement.setTimestamp(1, Timestamp.from(clock.instant()));
            statement.setArray(
                    2, connection.createArrayOf("uuid", users.values().toArray()));
            try (var result = statement.executeQuery()) {
                result.next();
                return Optional.ofNullable(result.getTimestamp(1)).map(Timestamp::toInstant);
            }
        }
    }

    private TreeSet<String> rowsOfTheYear() {
        var rows = new TreeSet<String>();
        database.rows("select user_id, scheduled_for from scheduled_calls where user_id = any(?)", (Object)
                        users.values().toArray(UUID[]::new))
                .forEach(row -> {
                    var call = row.get("user_id") + " " + ((Timestamp) row.get("scheduled_for")).toInstant();
                    if (!rows.add(call)) {
                        rows.add(call + " again");
                    }
                });
        return rows;
    }

    private long count(String condition) {
        return database.count("select count(*) from scheduled_calls where user_id = any(?) and " + condition, (Object)
                users.values().toArray(UUID[]::new));
    }

    private List<Object> reasons() {
        return database
                .rows(
                        "select distinct reason from scheduled_calls where user_id = any(?) and reason is not null",
                        (Object) users.values().toArray(UUID[]::new))
                .stream()
                .map(row -> row.get("reason"))
                .toList();
    }

    /** One with connections and a telephone of its own. */
    private final class Replica {

        private final AtomicBoolean dead = new AtomicBoolean();
        private final Pool pool = Pool.newInstance(PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(8))
                .connectingTo(PgConnectOptions.fromUri(
                                LocalStackResource.postgres().reactiveUrl().replaceFirst("^vertx-reactive:", ""))
                        .setUser(LocalStackResource.postgres().username())
                        .setPassword(LocalStackResource.postgres().password())
                        // Replicas die here, the database doesn't: what it has committed need not be on the disk.
                        .addProperty("synchronous_commit", "off")
                        .setCachePreparedStatements(true))
                .using(vertx)
                .build());
        private final DueCalls dueCalls;

        private Replica() {
            var work = new Transactions(vertx, pool, null, outbox, relays);
            var its = new ScheduledCalls(pool);
            dueCalls = new DueCalls(
                    its,
                    new Settlement(work, its, series, config, clock, registry),
                    diallers.dialling(work, network.of(dead)),
                    config,
                    clock);
        }

        private void kill() {
            kills++;
            close();
        }

        private void close() {
            dead.set(true);
            pool.closeAndForget();
        }
    }
}
