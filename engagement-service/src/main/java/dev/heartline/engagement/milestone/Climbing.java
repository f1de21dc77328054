package dev.heartline.engagement.milestone;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.gate.HealthCheck;
import dev.heartline.engagement.policy.milestone.Ladder;
import dev.heartline.engagement.policy.milestone.MilestoneType;
import dev.heartline.engagement.policy.streak.Streak;
import dev.heartline.engagement.streak.StreakKey;
import dev.heartline.messaging.transaction.PlainTransaction;

/**
 * Which ladders a behaviour climbs, and how far. Days of opening the app, of standing on the scales or of eating less, in a row or
 * not, are none to be climbed: none of that is good for anybody the more often it is done.
 */
@ApplicationScoped
public class Climbing {

    private static final String DAYS_LOGGED = """
            select count(distinct day)::float8 from streak_days
            where user_id = $1 and kind = 'food_logged'
            """;

    /** A lesson that is done again is one lesson. */
    private static final String LESSONS = """
            select count(distinct coalesce(subject, id::text))::float8 from behavior_events
            where user_id = $1 and kind = 'lesson_done'
            """;

    private static final String HABITS = """
            select subject from streak_days where user_id = $1 and kind = 'habit_completed'
            group by subject having count(*) >= %d
            """.formatted(MilestoneType.FORMED);

    private final Milestones milestones;
    private final WeightGoals weightGoals;

    Climbing(Milestones milestones, WeightGoals weightGoals) {
        this.milestones = milestones;
        this.weightGoals = weightGoals;
    }

    /**
     * @param streak as it stands with the behaviour, whose rows are written
     * @param day of the behaviour
     * @return what was reached by it
     */
    public Uni<List<ReachedMilestone>> climb(
            PlainTransaction transaction, StreakKey key, Streak streak, LocalDate day, Instant now) {
        Uni<List<ReachedMilestone>> reached = Uni.createFrom().item(List.of());
        for (var type : climbedBy(key)) {
            reached = reached.chain(before -> value(transaction, type, key.userId(), streak, now)
                    .chain(value -> value.map(
                                    known -> milestones.advance(transaction, progress(type, key, known, day), now))
                            .orElseGet(() -> Uni.createFrom().item(List.of())))
                    .map(more -> Stream.concat(before.stream(), more.stream()).toList()));
        }
        return reached;
    }

    private static List<MilestoneType> climbedBy(StreakKey key) {
        return switch (key.kind()) {
            case HABIT_COMPLETED ->
                HealthCheck.isRisky(key.subject())
                        ? List.of()
                        : List.of(MilestoneType.STREAK, MilestoneType.HABITS_FORMED);
            case FOOD_LOGGED -> List.of(MilestoneType.STREAK, MilestoneType.DAYS_LOGGED);
            case LESSON_DONE -> List.of(MilestoneType.STREAK, MilestoneType.LESSONS_COMPLETED);
            case CHECK_IN -> List.of(MilestoneType.STREAK);
            case WEIGHT_LOGGED -> List.of(MilestoneType.WEIGHT_GOAL);
            case APP_OPENED -> List.of();
        };
    }

    private Uni<Optional<Double>> value(
            PlainTransaction transaction, MilestoneType type, UUID userId, Streak streak, Instant now) {
        return switch (type) {
            case STREAK -> Uni.createFrom().item(Optional.of((double) streak.length()));
            case DAYS_LOGGED -> daysLogged(transaction.connection(), userId).map(Optional::of);
            case LESSONS_COMPLETED ->
                lessonsDone(transaction.connection(), userId).map(Optional::of);
            // Before the first there is nothing to show: days in a row say how it goes.
            case HABITS_FORMED -> formed(transaction, userId).map(habits -> habits.filter(it -> it > 0));
            case WEIGHT_GOAL -> weightGoals.progress(transaction, userId, now);
        };
    }

    private static Uni<Optional<Double>> formed(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql(HABITS)
                .execute(Tuple.of(userId))
                .map(rows -> Optional.of((double) rows.stream()
                        .filter(row -> !HealthCheck.isRisky(row.getString("subject")))
                        .count()));
    }

    /** Days on which food was logged, as they count now. */
    public Uni<Double> daysLogged(SqlClient client, UUID userId) {
        return count(client, DAYS_LOGGED, userId);
    }

    /** Lessons that were done, as they count now. */
    public Uni<Double> lessonsDone(SqlClient client, UUID userId) {
        return count(client, LESSONS, userId);
    }

    private static Uni<Double> count(SqlClient client, String sql, UUID userId) {
        return client.preparedQuery(sql)
                .execute(Tuple.of(userId))
                .map(rows -> rows.iterator().next().getDouble(0));
    }

    private static Progress progress(MilestoneType type, StreakKey key, double value, LocalDate day) {
        var of = type == MilestoneType.STREAK ? inARow(key) : "";
        return new Progress(key.userId(), new Ladder(type, of), of, value, day);
    }

    /** What is counted in days in a row: the subject of its rungs. */
    public static String inARow(StreakKey key) {
        return switch (key.kind()) {
            case HABIT_COMPLETED -> key.subject().isEmpty() ? " of good habits" : ": " + key.subject();
            case FOOD_LOGGED -> " of logging food";
            case LESSON_DONE -> " of lessons";
            case CHECK_IN -> " of checking in";
            case WEIGHT_LOGGED, APP_OPENED -> throw new IllegalArgumentException("no ladder of " + key.kind());
        };
    }
}
