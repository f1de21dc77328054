package dev.heartline.engagement.social;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.gate.Action;
import dev.heartline.engagement.policy.gate.Adult;
import dev.heartline.engagement.policy.gate.Reason;
import dev.heartline.engagement.policy.social.Proof;
import dev.heartline.engagement.policy.social.SocialFacts;
import dev.heartline.engagement.policy.social.SocialGate;
import dev.heartline.engagement.policy.social.SocialPolicy;
import dev.heartline.engagement.policy.streak.UserDay;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.time.Timestamps;

/** {@code social_proof_triggers}: told when the host asks, at most once in 24 hours, with what was counted, from when to when, and how. */
@ApplicationScoped
class SocialProofs implements UserDataOwner {

    private static final String INSERT = """
            insert into social_proof_triggers
              (id, user_id, proof_type, message, scarcity_factor, time_pressure_factor, comparison_shown, user_rank, percentile,
               about_kind, counted, window_from, window_to, query, created_at, about_friend, decision_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9::float8, $10, $11, $12, $13, $14, $16, $15, $17)
            returning *
            """;

    /** What was told is settled a day later: did they do what it was about? Index social_proof_triggers_unsettled. */
    private static final String SETTLE = """
            with due as (
              select id, user_id, about_kind, created_at from social_proof_triggers
              where settled_at is null and created_at <= $1::timestamptz - interval '26 hours'
              order by created_at limit 200 for update skip locked
            )
            update social_proof_triggers t set settled_at = $1, user_took_action = exists (
              select from behavior_events b
              where b.user_id = due.user_id and b.occurred_at > due.created_at
                and b.occurred_at <= due.created_at + interval '24 hours'
                and b.kind in ('habit_completed', 'food_logged', 'lesson_done', 'check_in')
                and b.kind = coalesce(due.about_kind, b.kind))
            from due where t.id = due.id
            """;

    /** Index social_proof_triggers_friend. */
    private static final String UNNAMED =
            "update social_proof_triggers set message = $2, about_friend = null where about_friend = $1";

    private static final String MOTIVATED =
            "update social_proof_triggers set motivated_user = $3 where id = $1 and user_id = $2 returning *";

    private static final String OF_USER =
            "select * from social_proof_triggers where user_id = $1 order by created_at desc limit $2";

    private final Transactions transactions;
    private final Pool pool;
    private final SocialRequests requests;
    private final SocialCounts counts;
    private final SocialDecisions decisions;
    private final MeterRegistry registry;

    SocialProofs(
            Transactions transactions,
            Pool pool,
            SocialRequests requests,
            SocialCounts counts,
            SocialDecisions decisions,
            MeterRegistry registry) {
        this.transactions = transactions;
        this.pool = pool;
        this.requests = requests;
        this.counts = counts;
        this.decisions = decisions;
        this.registry = registry;
    }

    /** Empty where there is nothing to tell, or the user may not be told. */
    Uni<Optional<SocialProofView>> tell(UUID userId, Instant now) {
        return transactions
                .plain(transaction -> transaction
                        .lock(userId.toString())
                        .chain(() -> requests.of(transaction, userId, now))
                        .chain(request -> SocialGate.objection(request)
                                .map(reason -> refuse(transaction, userId, request, reason))
                                .orElseGet(
                                        () -> tell(transaction, request.user().orElseThrow(), now)
                                                .map(Told::of))))
                .invoke(this::count)
                .map(Told::proof);
    }

    private Uni<Told> refuse(PlainTransaction transaction, UUID userId, SocialGate.Request request, Reason reason) {
        var zone = request.user().flatMap(KnownUser::zone).orElse(ZoneOffset.UTC);
        return decisions
                .refused(transaction, Action.SOCIAL_PROOF, userId, zone, reason, request.now())
                .replaceWith(Told.not(reason));
    }

    private Uni<Optional<SocialProofView>> tell(PlainTransaction transaction, KnownUser user, Instant now) {
        var zone = user.zone().orElse(ZoneOffset.UTC);
        boolean adult = Adult.isOne(user.birthDate(), UserDay.of(now, zone));
        return counts.of(transaction, user.userId(), adult, zone, now).chain(facts -> {
            var fitting = SocialPolicy.fitting(facts, now);
            return fitting.isEmpty()
                    ? decisions
                            .nothing(transaction, Action.SOCIAL_PROOF, user.userId(), zone, features(facts, now), now)
                            .replaceWith(Optional.<SocialProofView>empty())
                    : record(transaction, user.userId(), facts, fitting, now).map(Optional::of);
        });
    }

    /** How a question came out: something, nothing for a reason, or nothing as there was nothing to tell. */
    private record Told(Optional<SocialProofView> proof, String outcome) {

        static Told of(Optional<SocialProofView> proof) {
            return new Told(proof, proof.map(SocialProofView::proofType).orElse(Reason.NOTHING_TO_TELL.wireName()));
        }

        static Told not(Reason reason) {
            return new Told(Optional.empty(), reason.wireName());
        }
    }

    private void count(Told told) {
        registry.counter("heartline.engagement.social.proofs", "outcome", told.outcome())
                .increment();
    }

    /** What it was chosen from, without saying where somebody stands whom nobody tells. */
    private static Map<String, Object> features(SocialFacts facts, Instant now) {
        var features = new LinkedHashMap<String, Object>();
        features.put("local_hour", now.atZone(facts.zone()).getHour());
        features.put("adult", facts.adult());
        features.put("friend_reached", facts.friend().isPresent());
        features.put("challenges_open", facts.challenges().size());
        features.put(
                "most_people_today",
                facts.today().stream()
                        .mapToInt(SocialFacts.DoneToday::people)
                        .max()
                        .orElse(0));
        return features;
    }

    private Uni<SocialProofView> record(
            PlainTransaction transaction, UUID userId, SocialFacts facts, List<Proof> fitting, Instant now) {
        var id = Ids.next();
        var types = fitting.stream().map(Proof::type).toList();
        return decisions
                .told(transaction, userId, id, facts.zone(), types, features(facts, now), now)
                .chain(decision -> record(transaction, id, decision, userId, facts.zone(), fitting.getFirst(), now));
    }

    private static Uni<SocialProofView> record(
            PlainTransaction transaction, UUID id, UUID decision, UUID userId, ZoneId zone, Proof proof, Instant now) {
        return transaction
                .sql(INSERT)
                .execute(Tuple.from(new Object[] {
                    id,
                    userId,
                    proof.type().wireName(),
                    proof.message(),
                    proof.scarcity().orElse(null),
                    proof.timePressure().orElse(null),
                    proof.standing().isPresent(),
                    proof.standing().map(SocialFacts.Standing::place).orElse(null),
                    proof.standing().map(SocialFacts.Standing::percentile).orElse(null),
                    proof.kind().map(BehaviorKind::wireName).orElse(null),
                    proof.counted(),
                    Timestamps.of(from(proof, UserDay.of(now, zone), zone, now)),
                    Timestamps.of(proof.countedAt()),
                    query(proof),
                    proof.friend().orElse(null),
                    Timestamps.of(now),
                    decision
                }))
                .map(rows -> SocialProofView.read(rows.iterator().next()));
    }

    private static Instant from(Proof proof, LocalDate today, ZoneId zone, Instant now) {
        return switch (proof.type()) {
            case OTHERS_ACHIEVING -> UserDay.endOf(today.minusDays(1), zone);
            case LEADERBOARD -> UserDay.endOf(SocialCounts.monday(today).minusDays(1), zone);
            case FRIEND_MILESTONE -> now.minusSeconds(24 * 3600);
            case COMMUNITY_CHALLENGE -> now;
        };
    }

    /**
     * The name of a count and its version, which goes up with whatever changes what it counts: {@link PeopleOfDay#COUNT}, {@link
     * SocialCounts#STANDING}, a friend by mutual consent with a milestone within 24 hours, {@link SocialCounts#CHALLENGES}.
     */
    private static String query(Proof proof) {
        return switch (proof.type()) {
            case OTHERS_ACHIEVING -> "people_of_day/1";
            case LEADERBOARD -> "week_standing/1";
            case FRIEND_MILESTONE -> "friend_milestone/1";
            case COMMUNITY_CHALLENGE -> "open_challenges/1";
        };
    }

    /** The user said, over the host, whether it moved them. */
    Uni<Optional<SocialProofView>> motivated(UUID userId, UUID proofId, boolean motivated) {
        return pool.preparedQuery(MOTIVATED)
                .execute(Tuple.of(proofId, userId, motivated))
                .map(rows -> rows.stream().map(SocialProofView::read).findFirst());
    }

    Uni<List<SocialProofView>> of(UUID userId, int limit) {
        return pool.preparedQuery(OF_USER)
                .execute(Tuple.of(userId, limit))
                .map(rows -> rows.stream().map(SocialProofView::read).toList());
    }

    /** What others were told of them stays theirs, without the name. */
    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql(UNNAMED)
                .execute(Tuple.of(userId, SocialPolicy.OF_A_FRIEND))
                .replaceWithVoid();
    }

    /** Who writes a friend's name holds a line in {@code friendships} until it is written, and not the friend's lock. */
    @Override
    public boolean erasesLast() {
        return true;
    }

    /** @return how many were looked back upon */
    Uni<Integer> settle(SqlClient client, Instant now) {
        return client.preparedQuery(SETTLE)
                .execute(Tuple.of(Timestamps.of(now)))
                .map(RowSet::rowCount);
    }
}
