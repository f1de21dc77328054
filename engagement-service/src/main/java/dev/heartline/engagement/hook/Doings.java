package dev.heartline.engagement.hook;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.milestone.Climbing;
import dev.heartline.engagement.policy.hook.HookFacts;
import dev.heartline.engagement.policy.milestone.MilestoneType;
import dev.heartline.engagement.streak.StandingStreak;
import dev.heartline.engagement.streak.StreakKey;
import dev.heartline.engagement.streak.Streaks;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.time.Timestamps;

/** What a user does, how regularly, and what is next. */
@ApplicationScoped
class Doings {

    private static final int MOST = 50;
    private static final Duration MONTH = Duration.ofDays(28);

    /** Whose days in a row have rungs. */
    private static final Set<BehaviorKind> IN_A_ROW = EnumSet.of(
            BehaviorKind.HABIT_COMPLETED, BehaviorKind.FOOD_LOGGED, BehaviorKind.LESSON_DONE, BehaviorKind.CHECK_IN);

    /** Index behavior_events_user_time. */
    private static final String LATELY = """
            select kind, subject, occurred_at, zone, streak_day from behavior_events
            where user_id = $1 and occurred_at > $2 order by occurred_at desc limit 1000
            """;

    private static final String AHEAD = """
            select milestone_type, milestone_name, subject, current_value, goal_value
            from progress_milestones
            where user_id = $1 and achieved_at is null and milestone_type <> 'weight_goal'
            """;

    private final Streaks streaks;
    private final Climbing climbing;

    Doings(Streaks streaks, Climbing climbing) {
        this.streaks = streaks;
        this.climbing = climbing;
    }

    Uni<List<HookFacts.Doing>> of(SqlClient client, UUID userId, ZoneId home, Instant now) {
        return client.preparedQuery(LATELY)
                .execute(Tuple.of(userId, Timestamps.of(now.minus(MONTH))))
                .chain(rows -> streaks.standing(client, userId, Set.of(home), now, MOST)
                        .map(standing -> {
                            var lately = lately(userId, rows, now);
                            return standing.stream()
                                    .map(streak -> doing(streak, lately.getOrDefault(streak.key(), new Lately(now))))
                                    .toList();
                        }));
    }

    private static HookFacts.Doing doing(StandingStreak streak, Lately lately) {
        return new HookFacts.Doing(
                streak.key().kind(),
                streak.key().subject(),
                streak.standing(),
                lately.week.size(),
                lately.month.size(),
                lately.usualHour());
    }

    private static Map<StreakKey, Lately> lately(UUID userId, RowSet<Row> rows, Instant now) {
        var lately = new HashMap<StreakKey, Lately>();
        rows.forEach(row -> {
            var key = StreakKey.of(
                    userId, WireNamed.of(BehaviorKind.class, row.getString("kind")), row.getString("subject"));
            lately.computeIfAbsent(key, _ -> new Lately(now))
                    .add(
                            row.getOffsetDateTime("occurred_at").toInstant(),
                            KnownUser.zoneOf(row.getString("zone")),
                            row.getLocalDate("streak_day"));
        });
        return lately;
    }

    /**
     * Rungs that are next. One of days in a row counts only as long as it is true; how far others are is counted anew, as what they
     * were climbed by may have been taken back since.
     */
    Uni<List<HookFacts.Ahead>> ahead(SqlClient client, UUID userId, List<HookFacts.Doing> doings) {
        return client.preparedQuery(AHEAD)
                .execute(Tuple.of(userId))
                .chain(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(row -> leadingTo(row, userId, doings)
                                .map(key -> ahead(client, userId, key, row))
                                .orElseGet(() -> Uni.createFrom().nullItem()))
                        .collect()
                        .asList());
    }

    private Uni<HookFacts.Ahead> ahead(SqlClient client, UUID userId, StreakKey key, Row row) {
        var value = switch (WireNamed.of(MilestoneType.class, row.getString("milestone_type"))) {
            case DAYS_LOGGED -> climbing.daysLogged(client, userId);
            case LESSONS_COMPLETED -> climbing.lessonsDone(client, userId);
            case STREAK, HABITS_FORMED, WEIGHT_GOAL ->
                Uni.createFrom().item(row.getNumeric("current_value").doubleValue());
        };
        double goal = row.getNumeric("goal_value").doubleValue();
        return value.map(now -> new HookFacts.Ahead(
                key.kind(), key.subject(), row.getString("milestone_name"), goal - now, 100 * now / goal));
    }

    /** What is to be done for it; empty where that is more than one thing, or the days in a row are over. */
    private static Optional<StreakKey> leadingTo(Row row, UUID userId, List<HookFacts.Doing> doings) {
        return switch (WireNamed.of(MilestoneType.class, row.getString("milestone_type"))) {
            case DAYS_LOGGED -> Optional.of(StreakKey.of(userId, BehaviorKind.FOOD_LOGGED, null));
            case LESSONS_COMPLETED -> Optional.of(StreakKey.of(userId, BehaviorKind.LESSON_DONE, null));
            case HABITS_FORMED, WEIGHT_GOAL -> Optional.empty();
            case STREAK ->
                doings.stream()
                        .filter(doing -> IN_A_ROW.contains(doing.kind())
                                && doing.streak().length()
                                        == row.getNumeric("current_value").intValue())
                        .map(doing -> StreakKey.of(userId, doing.kind(), doing.subject()))
                        .filter(key -> row.getString("subject").equals(Climbing.inARow(key)))
                        .findFirst();
        };
    }

    /** How regularly, and at what time, something was done. */
    private static final class Lately {

        private static final int HOURS = 24;

        private final Instant weekBegan;
        private final Set<LocalDate> week = new HashSet<>();
        private final Set<LocalDate> month = new HashSet<>();
        private final int[] hours = new int[HOURS];

        private Lately(Instant now) {
            weekBegan = now.minus(Duration.ofDays(7));
        }

        private void add(Instant at, Optional<ZoneId> zone, LocalDate day) {
            month.add(day);
            if (at.isAfter(weekBegan)) {
                week.add(day);
            }
            zone.ifPresent(there -> hours[at.atZone(there).getHour()]++);
        }

        private Optional<Integer> usualHour() {
            int best = 0;
            for (int hour = 1; hour < HOURS; hour++) {
                if (hours[hour] > hours[best]) {
                    best = hour;
                }
            }
            return hours[best] == 0 ? Optional.empty() : Optional.of(best);
        }
    }
}
