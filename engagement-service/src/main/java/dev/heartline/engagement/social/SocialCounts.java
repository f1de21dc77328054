package dev.heartline.engagement.social;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.friend.Friends;
import dev.heartline.engagement.policy.social.SocialFacts;
import dev.heartline.engagement.policy.streak.UserDay;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;

/** Counts what may be told of others. */
@ApplicationScoped
class SocialCounts {

    /** Primary keys. Whom it is told is not among the others; if they did it after it was counted, one too few are. */
    static final String TODAY = """
            select kind, counted_at, people - (
                select count(*)::int from user_outcome_metrics m
                where m.user_id = $1 and m.metric = c.kind and m.day = c.day and m.value > 0) as people
            from people_of_day c where day = $2
            """;

    /** The group as it stands now, by primary keys; where that is among all is read from a histogram of few rows. */
    static final String STANDING = """
            with %s
            select (select 1 + count(*)::int from earned better where better.points > mine.points) as place,
              (select count(*)::int from members) as of_all,
              100 * (coalesce(sum(h.users) filter (where h.points < mine.points), 0)
                     + 0.5 * coalesce(sum(h.users) filter (where h.points = mine.points), 0))::float8
                / greatest(1, sum(h.users)) as percentile
            from earned mine join week_histogram h on h.week = $2
            where mine.user_id = $1
            group by mine.points
            """.formatted(WeekStandings.EARNED);

    static final String CHALLENGES = """
            select name, kind, goal_days, places, places - taken as left_over, expires_at from challenges c
            where starts_at <= $2 and expires_at > $2 and taken < places
              and not exists (select from challenge_places p where p.challenge_id = c.id and p.user_id = $1)
            order by expires_at limit 20
            """;

    private final Friends friends;

    SocialCounts(Friends friends) {
        this.friends = friends;
    }

    Uni<SocialFacts> of(PlainTransaction transaction, UUID userId, boolean adult, ZoneId zone, Instant now) {
        var today = UserDay.of(now, zone);
        return Uni.combine()
                .all()
                .unis(
                        rows(transaction, TODAY, Tuple.of(userId, today)),
                        rows(transaction, STANDING, Tuple.of(userId, monday(today))),
                        rows(transaction, CHALLENGES, Tuple.of(userId, Timestamps.of(now))),
                        friends.whoReachedSomething(transaction.connection(), userId, now))
                .with((done, standing, challenges, friend) -> new SocialFacts(
                        adult,
                        zone,
                        done.stream().map(SocialCounts::done).toList(),
                        standing.stream().map(SocialCounts::standing).findFirst(),
                        friend,
                        challenges.stream().map(SocialCounts::challenge).toList()));
    }

    static LocalDate monday(LocalDate day) {
        return day.minusDays(day.getDayOfWeek().getValue() - 1L);
    }

    private static Uni<List<Row>> rows(PlainTransaction transaction, String sql, Tuple parameters) {
        return transaction
                .sql(sql)
                .execute(parameters)
                .map(rows -> rows.stream().toList());
    }

    private static SocialFacts.DoneToday done(Row row) {
        return new SocialFacts.DoneToday(
                WireNamed.of(BehaviorKind.class, row.getString("kind")),
                row.getInteger("people"),
                row.getOffsetDateTime("counted_at").toInstant());
    }

    private static SocialFacts.Standing standing(Row row) {
        return new SocialFacts.Standing(row.getInteger("place"), row.getInteger("of_all"), row.getDouble("percentile"));
    }

    private static SocialFacts.Challenge challenge(Row row) {
        return new SocialFacts.Challenge(
                row.getString("name"),
                WireNamed.of(BehaviorKind.class, row.getString("kind")),
                row.getInteger("goal_days"),
                row.getInteger("places"),
                row.getInteger("left_over"),
                row.getOffsetDateTime("expires_at").toInstant());
    }
}
