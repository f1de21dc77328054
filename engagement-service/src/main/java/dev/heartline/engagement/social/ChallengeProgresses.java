package dev.heartline.engagement.social;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import dev.heartline.engagement.policy.gate.HealthCheck;
import dev.heartline.engagement.policy.social.SocialGate;
import dev.heartline.engagement.policy.social.SocialPolicy;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;

/** How far somebody is in a challenge, and all who take part: the one counted now, the other by the hour. */
@ApplicationScoped
class ChallengeProgresses {

    /** Primary keys. */
    static final String CHALLENGE = """
            select c.*, s.people, s.days_done, s.reached, s.counted_at
            from challenge_places p join challenges c on c.id = p.challenge_id
              left join challenge_standings s on s.challenge_id = c.id
            where p.challenge_id = $1 and p.user_id = $2
            """;

    /** An index of behavior_events: what the user did of the kind while it ran. */
    static final String DONE = """
            select distinct streak_day, coalesce(subject, '') as subject from behavior_events
            where user_id = $1 and kind = $2 and occurred_at >= $3 and occurred_at < $4
            """;

    private final Transactions transactions;
    private final SocialRequests requests;

    ChallengeProgresses(Transactions transactions, SocialRequests requests) {
        this.transactions = transactions;
        this.requests = requests;
    }

    /** Empty where the user has no place in it. */
    Uni<Optional<ChallengeProgressView>> of(UUID challengeId, UUID userId, Instant now) {
        return transactions.plain(transaction -> transaction
                .sql(CHALLENGE)
                .execute(Tuple.of(challengeId, userId))
                .map(rows -> rows.stream().findFirst())
                .chain(challenge -> challenge
                        .map(row -> of(transaction, userId, row, now).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    private Uni<ChallengeProgressView> of(PlainTransaction transaction, UUID userId, Row challenge, Instant now) {
        return Uni.combine()
                .all()
                .unis(daysDone(transaction, userId, challenge), requests.of(transaction, userId, now))
                .with((days, request) -> view(
                        challenge,
                        userId,
                        days,
                        SocialGate.objection(request.lookedUp()).isEmpty() ? together(challenge) : null));
    }

    /** A habit of eating less is none of it. */
    private static Uni<Integer> daysDone(PlainTransaction transaction, UUID userId, Row challenge) {
        var kind = challenge.getString("kind");
        boolean habits = kind.equals(BehaviorKind.HABIT_COMPLETED.wireName());
        return transaction
                .sql(DONE)
                .execute(Tuple.of(
                        userId,
                        kind,
                        challenge.getOffsetDateTime("starts_at"),
                        challenge.getOffsetDateTime("expires_at")))
                .map(rows -> (int) rows.stream()
                        .filter(row -> !habits || !HealthCheck.isRisky(row.getString("subject")))
                        .map(row -> row.getLocalDate("streak_day"))
                        .distinct()
                        .count());
    }

    /** The user is one of them: as many others as for any other count. */
    private static ChallengeProgressView.@Nullable Together together(Row challenge) {
        var people = challenge.getInteger("people");
        return people == null || people <= SocialPolicy.FEWEST
                ? null
                : new ChallengeProgressView.Together(
                        people,
                        challenge.getLong("days_done"),
                        (long) people * challenge.getInteger("goal_days"),
                        challenge.getInteger("reached"),
                        challenge.getOffsetDateTime("counted_at").toInstant());
    }

    private static ChallengeProgressView view(
            Row challenge, UUID userId, int days, ChallengeProgressView.@Nullable Together together) {
        var it = ChallengeView.read(challenge);
        return new ChallengeProgressView(
                it.challengeId(),
                userId,
                it.name(),
                it.kind(),
                it.goalDays(),
                days,
                days >= it.goalDays(),
                it.places(),
                it.free(),
                it.startsAt(),
                it.expiresAt(),
                together);
    }
}
