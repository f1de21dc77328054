package dev.heartline.engagement.hook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.assertj.core.data.Offset;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.heartline.engagement.policy.draw.DrawKey;
import dev.heartline.engagement.policy.gate.Holdout;
import dev.heartline.engagement.reward.LookingBack;
import dev.heartline.engagement.testing.MovableClock;
import dev.heartline.engagement.testing.World;
import dev.heartline.evaluation.sequential.ConfidenceSequence;
import dev.heartline.evaluation.sequential.Observed;
import dev.heartline.testing.Jdbc;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * People who are made up live for weeks, told over REST, with a clock that goes through the hours of each day. Who was rewarded does more
 * on the day after: by how much is known, so that what the service finds can be checked. Where they are few, whoever isn't held out does
 * so much more that it is found all the same. A part of them is held out, so that there is
 * something to compare; a third is elsewhere, where it is morning or night at noon; a tenth is under age; and some take six lessons in an
 * hour.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class MonthsOfUsersTest {

    private static final Logger LOG = Logger.getLogger(MonthsOfUsersTest.class);

    /** Ten thousand for three months where slow tests are wanted, else a few for twelve days. */
    private static final boolean SLOW = Boolean.parseBoolean(System.getenv("HEARTLINE_SLOW_TESTS"));

    private static final int PEOPLE = SLOW ? 10_000 : 180;
    private static final int DAYS = SLOW ? 90 : 12;
    private static final int OUTSIDE_HOLDOUT = SLOW ? PEOPLE * 2 / 3 : PEOPLE / 2;
    private static final int AT_ONCE = 16;

    /** As many as one host may tell at once (`heartline.limits.staff-burst`); then another one tells. */
    private static final int AT_A_TIME = 2_000;

    private static final double ACTIVE = 0.45;
    private static final double ACTIVE_AFTER_A_REWARD = 0.75;

    /** Of the few: an interval that holds at all times finds nothing smaller among so many. */
    private static final double ACTIVE_OUTSIDE_HOLDOUT = 0.97;

    private static final double ACTIVE_IN_HOLDOUT = 0.2;

    /** Two-sided, 1 in 10,000. */
    private static final double DEVIATIONS = 3.9;

    @Inject
    Hooks hooks;

    @Inject
    MovableClock clock;

    @Inject
    LookingBack past;

    @Inject
    DrawKey key;

    @TestHTTPResource
    URI service;

    private final World world = new World();
    private final Jdbc database = world.database();
    private final Random random = new Random(20_260_309);
    private final HttpClient http = HttpClient.newHttpClient();

    /** Long enough ago for their first two weeks to be over, and looked back upon. */
    private final LocalDate first = LocalDate.now(ZoneOffset.UTC).minusDays(DAYS + 20L);

    private final List<UUID> users = new ArrayList<>();
    /** Who takes six lessons in an hour. */
    private final Set<UUID> busy = new HashSet<>();

    private final Set<UUID> heldOut = new HashSet<>();

    /** Who do what they put something behind each day, and are looked at an hour later each day: for them there is a hook too many. */
    private final List<UUID> eager = new ArrayList<>();

    private final Map<UUID, LocalDate> rewardedOn = new HashMap<>();
    private final List<Telling> log = new ArrayList<>();
    private UUID[] all;
    private UUID[] everybody;

    /** One for many: to sign one for each would take longer than to tell it. */
    private String token;

    private int hosts;

    /** What the host told: its key makes it what it is. */
    private record Telling(UUID user, String kind, String subject, String key, Instant at) {}

    @BeforeEach
    void noLoopNotesThatTimeFliesAndNobodyElseCounts() {
        database.update("delete from next_day_outcomes");
        database.update("update loop_turn set due_at = now() + interval '1 day' where loop in ('heartbeat', 'social')");
    }

    @AfterEach
    void asItWas() {
        clock.setBack();
        database.update("update heartbeat set beat_at = now()");
        database.update("update loop_turn set due_at = now()");
    }

    @Test
    void capsHoldDrawsAreFairNobodyInDangerIsRewardedAndTheKnownEffectIsFound() throws Exception {
        var began = Instant.now();
        introduce();
        for (int day = 0; day < DAYS; day++) {
            live(first.plusDays(day), day);
        }
        clock.setBack();
        LOG.infof(
                "%d people for %d days: %d things told in %d s",
                PEOPLE, DAYS, log.size(), Duration.between(began, Instant.now()).toSeconds());

        noCapWasBroken();
        drawsWereFair();
        nobodyInDangerGotAnything();
        everyRuleWasPutToTheTest();
        chanceSparedMinorsAndTheNight();
        theEffectIsFound();
        redeliveryChangesNothing();
    }

    private void introduce() {
        people(false).limit(OUTSIDE_HOLDOUT).forEach(users::add);
        people(true).limit(PEOPLE - OUTSIDE_HOLDOUT).forEach(user -> {
            users.add(user);
            heldOut.add(user);
        });
        all = users.toArray(UUID[]::new);
        people(false).limit(4).forEach(eager::add);
        everybody = Stream.concat(users.stream(), eager.stream()).toArray(UUID[]::new);
        for (int i = 6; i < users.size(); i += 50) {
            busy.add(users.get(i));
        }
        database.update("""
                insert into user_profile (user_id, first_name, timezone, language, birth_date, updated_at)
                select id, 'Marta',
                  case when n % 6 = 1 then 'America/New_York' when n % 6 = 4 then 'Pacific/Auckland' else 'Etc/UTC' end, 'en',
                  case when n % 10 = 5 then current_date - 15 * 365 else '1980-05-01' end, now()
                from unnest(?) with ordinality as people(id, n)
                """, (Object) all);
        database.update("""
                insert into user_profile (user_id, first_name, timezone, language, birth_date, updated_at)
                select id, 'Marta', 'Etc/UTC', 'en', '1980-05-01', now() from unnest(?) id
                """, (Object) eager.toArray(UUID[]::new));
        eager.forEach(user -> database.update(
                "insert into habit_stacks (user_id, habit, after_habit, set_at) values (?, 'stretch', 'tea', now())",
                user));
        // For one in fifteen danger is heard on some day: they are left alone for 72 hours.
        for (int i = 0; i < users.size(); i += 15) {
            var at = at(first.plusDays(random.nextInt(DAYS / 2)), 9);
            database.update(
                    "insert into crisis_quiet (crisis_id, user_id, state, raised_at, quiet_until)"
                            + " values (?, ?, 'raised', ?::timestamptz, ?::timestamptz)",
                    UUID.randomUUID(),
                    users.get(i),
                    at.toString(),
                    at.plus(Duration.ofHours(72)).toString());
        }
    }

    /** The same ones each time: what chance does to them is drawn from who they are and what they did. */
    private Stream<UUID> people(boolean inHoldout) {
        return Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                .filter(user -> Holdout.contains(key, user) == inHoldout);
    }

    private void live(LocalDate day, int number) throws Exception {
        for (int hour : hours(number).stream().filter(it -> it < 12).toList()) {
            consider(users, day, hour);
        }
        clock.moveTo(at(day, 12));
        var today = users.stream()
                .filter(user -> random.nextDouble() < chance(user, day))
                .flatMap(user -> tellings(user, day, number))
                .toList();
        tell(today);
        log.addAll(today);
        tell(eager.stream()
                .map(user -> new Telling(user, "habit_completed", "tea", user + "/" + number, at(day, 12)))
                .toList());
        database.rows(
                        "select distinct user_id from reward_decisions where user_id = any(?) and decided_at >= ?::timestamptz"
                                + " and action = 'habit_completed' and chosen_arm is not null",
                        all,
                        at(day, 0).toString())
                .forEach(row -> rewardedOn.put((UUID) row.get("user_id"), day));
        // A day and an hour later each, so that no day limits them but the week.
        consider(eager, day, 13 + number % 7);
        for (int hour : hours(number).stream().filter(it -> it > 12).toList()) {
            consider(users, day, hour);
        }
    }

    /** 0..1, that somebody does something on a day. */
    private double chance(UUID user, LocalDate day) {
        if (!SLOW) {
            return heldOut.contains(user) ? ACTIVE_IN_HOLDOUT : ACTIVE_OUTSIDE_HOLDOUT;
        }
        return day.minusDays(1).equals(rewardedOn.get(user)) ? ACTIVE_AFTER_A_REWARD : ACTIVE;
    }

    /** In the evening a little earlier or later, so that a day isn't over when it is evening again; now and then also when others sleep. */
    private static List<Integer> hours(int day) {
        var hours = new ArrayList<Integer>();
        hours.add(day % 2 == 0 ? 18 : 17);
        if (day % 3 == 0) {
            hours.addFirst(11);
        }
        if (day % 5 == 0) {
            hours.addFirst(7);
            hours.addLast(22);
        }
        return hours;
    }

    private Stream<Telling> tellings(UUID user, LocalDate day, int number) {
        // Nobody lives on the day after the last: what is done on that one is compared with nothing.
        var kind = !SLOW && number == DAYS - 1 ? "food_logged" : "habit_completed";
        var done = new Telling(user, kind, "walk", user + "/" + number, at(day, 12));
        var lessons = Stream.iterate(0, lesson -> lesson + 1)
                .limit(busy.contains(user) ? 6 : 0)
                .map(lesson -> new Telling(
                        user,
                        "lesson_done",
                        "%s, %d".formatted(day, lesson),
                        "%s/%d/%d".formatted(user, number, lesson),
                        at(day, 12).minus(Duration.ofMinutes(5L * lesson))));
        return Stream.concat(Stream.of(done), lessons);
    }

    private void consider(List<UUID> people, LocalDate day, int hour) throws Exception {
        clock.moveTo(at(day, hour));
        database.update(
                "update hook_looks set look_at = ?::timestamptz where user_id = any(?)",
                clock.instant().minusSeconds(1).toString(),
                people.toArray(UUID[]::new));
        inParallel(people.stream()
                .<Callable<Object>>map(user -> () -> {
                    hooks.consider(user).await().atMost(Duration.ofSeconds(30));
                    return user;
                })
                .toList());
    }

    private void tell(List<Telling> tellings) throws Exception {
        for (int from = 0; from < tellings.size(); from += AT_A_TIME) {
            token = Tokens.inRole("service", "host-" + hosts++);
            post(tellings.subList(from, Math.min(from + AT_A_TIME, tellings.size())));
        }
    }

    private void post(List<Telling> tellings) throws Exception {
        inParallel(tellings.stream()
                .<Callable<Object>>map(telling -> () -> {
                    post(telling);
                    return telling;
                })
                .toList());
    }

    private void post(Telling telling) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(service.resolve("/users/" + telling.user() + "/behaviors"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", telling.key())
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"kind\": \"%s\", \"subject\": \"%s\", \"occurredAt\": \"%s\"}"
                                .formatted(telling.kind(), telling.subject(), telling.at())))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void inParallel(List<Callable<Object>> tasks) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Object> done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
    }

    private void noCapWasBroken() {
        assertThat(count("engagement_hooks")).isPositive();
        assertThat(database.count("""
                select count(*) from engagement_hooks h where user_id = any(?) and (
                  (select count(*) from engagement_hooks o where o.user_id = h.user_id
                   and o.delivered_at > h.delivered_at - interval '24 hours' and o.delivered_at <= h.delivered_at) > 1
                  or (select count(*) from engagement_hooks o where o.user_id = h.user_id
                      and o.delivered_at > h.delivered_at - interval '7 days' and o.delivered_at <= h.delivered_at) > 4)
                """, (Object) everybody)).isZero();
    }

    /** Of draws whose chance was p, the wins less the sum of p are within 3.9 standard deviations (1 in 10,000). */
    private void drawsWereFair() {
        var draws = database.row("""
                select count(*) as draws, sum(reward_probability)::float8 as expected, count(*) filter (where reward_delivered) as won,
                  sqrt(sum(reward_probability * (1 - reward_probability)))::float8 as deviation,
                  max(attempt) as longest
                from variable_rewards v join reward_decisions d on d.id = v.decision_id where v.user_id = any(?)
                """, (Object) all);
        double expected = (double) draws.get("expected");

        LOG.infof("draws: %s", draws);
        assertThat((long) draws.get("draws")).isGreaterThan(PEOPLE);
        assertThat((double) (long) draws.get("won"))
                .isCloseTo(expected, Offset.offset(DEVIATIONS * (double) draws.get("deviation")));
        assertThat((int) draws.get("longest")).isLessThanOrEqualTo(12);
    }

    private void nobodyInDangerGotAnything() {
        for (var table : List.of("dopamine_triggers", "engagement_hooks")) {
            assertThat(database.count(
                            "select count(*) from " + table
                                    + " t join crisis_quiet q using (user_id) where user_id = any(?)"
                                    + " and t.delivered_at >= q.raised_at and t.delivered_at < q.quiet_until",
                            (Object) all))
                    .isZero();
        }
    }

    /** A cap that nothing ever reached would hold by itself. */
    private void everyRuleWasPutToTheTest() {
        assertThat(database.rows(
                        "select distinct reason from reward_decisions where user_id = any(?) order by 1",
                        (Object) everybody))
                .extracting(row -> row.get("reason"))
                .contains(
                        "crisis_quiet",
                        "holdout",
                        "hook_daily_limit",
                        "hook_weekly_limit",
                        "minor",
                        "night",
                        "repeated_within_hour");
        assertThat(database.value(Long.class, """
                        select max(within) from (
                          select count(*) over (partition by user_id order by delivered_at
                            range between interval '7 days' preceding and current row) as within
                          from engagement_hooks where user_id = any(?)) weeks
                        """, (Object) everybody))
                .as("most hooks within a week")
                .isEqualTo(4);
        assertThat(database.count("""
                        select count(*) from engagement_hooks h join user_profile p using (user_id) where user_id = any(?)
                          and (h.delivered_at at time zone p.timezone)::time not between '08:00' and '20:59:59'
                        """, (Object) all)).isZero();
    }

    private void chanceSparedMinorsAndTheNight() {
        var spared = """
                select count(*) from reward_decisions d join user_profile p using (user_id)
                where user_id = any(?) and action <> 'hook' and chosen_arm is not null and (
                  birth_date > decided_at - interval '18 years'
                  or (decided_at at time zone p.timezone)::time not between '06:00' and '21:59:59')
                """;
        assertThat(database.count(spared, (Object) all)).as("what they earned").isPositive();
        assertThat(database.count(spared + " and not (chance = 1 and posteriors = '{}')", (Object) all))
                .isZero();
    }

    /**
     * As the service compares, but by these users alone and by all of their days. Where it is a reward that does it, the difference is what one
     * does times the share of occasions that were rewarded; what is found is within 3.9 standard errors of that.
     */
    private void theEffectIsFound() {
        var found = database.row("""
                with days as (
                  select n.user_id, n.held_out, (d.chosen_arm is not null)::int as rewarded,
                    (exists (select from user_outcome_metrics m
                             where m.user_id = n.user_id and m.metric = 'active' and m.day = n.day + 1))::int as active
                  from next_day_outcomes n join reward_decisions d on d.id = n.decision_id
                  where n.user_id = any(?) and n.action = 'habit_completed' and n.day < ?::date
                ), users as (
                  select user_id, held_out, avg(rewarded)::float8 as rewarded, avg(active)::float8 as active,
                    count(*) as occasions, sum(active) as went_on
                  from days group by user_id, held_out
                )
                select
                  count(*) filter (where held_out) as held_out, sum(active) filter (where held_out) as held_out_active,
                  count(*) filter (where not held_out) as open, sum(active) filter (where not held_out) as open_active,
                  avg(rewarded) filter (where not held_out) as rewarded,
                  sum(occasions) filter (where held_out)::float8 as held_out_occasions,
                  sum(went_on) filter (where held_out)::float8 as held_out_went_on,
                  sum(occasions) filter (where not held_out)::float8 as open_occasions,
                  sum(went_on) filter (where not held_out)::float8 as open_went_on,
                  var_samp(active) filter (where held_out) as held_out_variance,
                  var_samp(active) filter (where not held_out) as open_variance
                from users
                """, all, first.plusDays(DAYS - 1).toString());
        var open = new Observed((long) found.get("open"), (double) found.get("open_active"));
        var heldOut = new Observed((long) found.get("held_out"), (double) found.get("held_out_active"));
        double known = SLOW
                ? (ACTIVE_AFTER_A_REWARD - ACTIVE) * (double) found.get("rewarded")
                : ACTIVE_OUTSIDE_HOLDOUT - ACTIVE_IN_HOLDOUT;
        double error = Math.sqrt((double) found.get("open_variance") / open.count()
                + (double) found.get("held_out_variance") / heldOut.count());
        var interval = new ConfidenceSequence(0.05, 1000).ofDifference(open, heldOut);

        LOG.infof("effect: known %s, found %s, error %s, %s", known, open.mean() - heldOut.mean(), error, interval);
        if (SLOW) {
            assertThat(open.mean() - heldOut.mean()).isCloseTo(known, Offset.offset(DEVIATIONS * error));
        } else {
            // The mean of what each did in two weeks is biased: who stops counts no further.
            isAsLikelyAs(ACTIVE_OUTSIDE_HOLDOUT, found, "open");
            isAsLikelyAs(ACTIVE_IN_HOLDOUT, found, "held_out");
        }
        assertThat(interval.contains(known)).isTrue();
        assertThat(interval.isAbove(0)).as("found at all: %s", interval).isTrue();
        theServiceSaysSoToo(open.count(), known);
    }

    private static void isAsLikelyAs(double chance, Map<String, Object> found, String whom) {
        double occasions = (double) found.get(whom + "_occasions");
        assertThat((double) found.get(whom + "_went_on"))
                .as("days after those of %s", whom)
                .isCloseTo(
                        chance * occasions, Offset.offset(DEVIATIONS * Math.sqrt(chance * (1 - chance) * occasions)));
    }

    /** Of the first two weeks of each. */
    private void theServiceSaysSoToo(long atLeast, double known) {
        past.onNextDays(clock.instant());

        var said = given().auth()
                .oauth2(Tokens.operator())
                .get("/rewards/effect?year=" + first.getYear())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        var habits = "find { it.action == 'habit_completed' }.";
        LOG.infof("the service says: %s", said.getMap("find { it.action == 'habit_completed' }"));
        assertThat(said.getLong(habits + "open")).isGreaterThanOrEqualTo(atLeast * 9 / 10);
        assertThat(said.getDouble(habits + "lower")).isLessThan(known);
        assertThat(said.getDouble(habits + "upper")).isGreaterThan(known);
        assertThat(said.getDouble(habits + "lower")).isPositive();
    }

    private void redeliveryChangesNothing() throws Exception {
        var before = everything();

        tell(log);

        assertThat(everything()).isEqualTo(before);
    }

    /** But what loops look back and note, whoever tells what meanwhile. Summed: all lines of ten thousand people in one text are too long. */
    private Map<String, Object> everything() {
        var everything = new HashMap<String, Object>();
        for (var table : List.of(
                "behavior_events",
                "streaks",
                "streak_days",
                "reward_decisions",
                "dopamine_triggers",
                "variable_rewards",
                "variable_ratio_state",
                "engagement_hooks",
                "progress_milestones",
                "user_levels",
                "user_outcome_metrics",
                "next_day_outcomes")) {
            everything.put(table, database.row("""
                            with told as (
                              select (to_jsonb(t) - array['user_repeated_action_within_hour', 'increased_next_day_engagement', 'silence_counted',
                                'next_day_active', 'settled_at', 'user_returned', 'action_completed'])::text as line
                              from %s t where user_id = any(?))
                            select count(*) as rows, sum(hashtextextended(line, 0)::numeric)::text as hash from told
                            """.formatted(table), (Object) all));
        }
        return everything;
    }

    private long count(String table) {
        return database.count("select count(*) from " + table + " where user_id = any(?)", (Object) all);
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).toInstant(ZoneOffset.UTC);
    }
}
