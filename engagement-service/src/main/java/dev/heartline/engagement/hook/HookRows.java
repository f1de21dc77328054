package dev.heartline.engagement.hook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.outcome.OutcomeMetrics;
import dev.heartline.engagement.policy.hook.Hook;
import dev.heartline.engagement.policy.hook.HookPolicy;
import dev.heartline.engagement.policy.streak.UserDay;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.time.Timestamps;

/** {@code engagement_hooks} and the rounds they come from. */
@ApplicationScoped
public class HookRows implements UserDataOwner {

    private static final String ROUND =
            "insert into hook_rounds (decision_id, user_id, decided_at) values ($1, $2, $3) on conflict do nothing";

    private static final String INSERT =
            """
            with counted as (%s)
            insert into engagement_hooks
              (id, user_id, hook_type, hook_message, urgency_level, expires_at, delivered_via, delivered_at, created_at,
               decision_id, about_kind, about_subject, about_friend)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10, $11, $13)
            """.formatted(OutcomeMetrics.adding("$2", "$12::date", "array['hooks_raised']", "$8"));

    /**
     * Within the day that outcomes are measured in. Indexes engagement_hooks_unsettled, hook_rounds_user. Somebody who does something is
     * worth considering again.
     */
    private static final String RETURNED = """
            with hooks as (
              update engagement_hooks set
                user_returned = true,
                time_to_return_minutes = coalesce(
                  time_to_return_minutes, floor(extract(epoch from $2::timestamptz - delivered_at) / 60)::int),
                action_completed = case
                  when about_kind = $3 and about_subject = $4
                    and $2 <= coalesce(expires_at, 'infinity'::timestamptz) then true
                  else action_completed end
              where user_id = $1 and settled_at is null and delivered_at < $2
                and delivered_at > $2::timestamptz - interval '24 hours'
            ), rounds as (
              update hook_rounds set returned = true
              where user_id = $1 and settled_at is null and decided_at < $2
                and decided_at > $2::timestamptz - interval '24 hours'
            )
            insert into hook_looks (user_id, look_at) values ($1, $5::timestamptz + interval '2 hours') on conflict do nothing
            """;

    /** Index engagement_hooks_friend. */
    private static final String UNNAMED =
            "update engagement_hooks set hook_message = $2, about_friend = null where about_friend = $1";

    private static final String OF_USER = """
            select * from engagement_hooks where user_id = $1 %s order by created_at desc, id desc limit $2
            """;

    private static final String LATEST = OF_USER.formatted("");
    private static final String LATEST_BEFORE = OF_USER.formatted(
            "and (created_at, id) < (select created_at, id from engagement_hooks where user_id = $1 and id = $3)");

    private final Pool pool;

    HookRows(Pool pool) {
        this.pool = pool;
    }

    /** The user did something. */
    public Uni<Void> returned(
            PlainTransaction transaction, UUID userId, BehaviorKind kind, String subject, Instant at, Instant now) {
        return transaction
                .sql(RETURNED)
                .execute(Tuple.of(userId, Timestamps.of(at), kind.wireName(), subject, Timestamps.of(now)))
                .replaceWithVoid();
    }

    Uni<Void> round(PlainTransaction transaction, HookDecision decision) {
        return transaction
                .sql(ROUND)
                .execute(Tuple.of(decision.id(), decision.userId(), Timestamps.of(decision.at())))
                .replaceWithVoid();
    }

    Uni<Void> raise(PlainTransaction transaction, HookDecision decision, Hook hook, List<Channel> channels) {
        return transaction
                .sql(INSERT)
                .execute(Tuple.from(new Object[] {
                    decision.hookId(),
                    decision.userId(),
                    hook.type().wireName(),
                    hook.message(),
                    hook.urgency().wireName(),
                    hook.expiresAt().map(Timestamps::of).orElse(null),
                    channels.stream().map(HookRows::via).toArray(String[]::new),
                    Timestamps.of(decision.at()),
                    decision.id(),
                    hook.kind().map(BehaviorKind::wireName).orElse(null),
                    hook.subject(),
                    UserDay.of(decision.at(), decision.zone()),
                    hook.friend().orElse(null)
                }))
                .replaceWithVoid();
    }

    /** What others were told of them stays theirs, without the name. */
    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql(UNNAMED)
                .execute(Tuple.of(userId, HookPolicy.OF_A_FRIEND))
                .replaceWithVoid();
    }

    /** Who writes a friend's name holds a line in {@code friendships} until it is written, and not the friend's lock. */
    @Override
    public boolean erasesLast() {
        return true;
    }

    static String via(Channel channel) {
        return channel == Channel.IN_APP ? "in_app_badge" : channel.wireName();
    }

    /** @param before a hook of the user that the page begins after, null for the latest */
    Uni<List<HookView>> of(UUID userId, int limit, UUID before) {
        return (before == null
                        ? pool.preparedQuery(LATEST).execute(Tuple.of(userId, limit))
                        : pool.preparedQuery(LATEST_BEFORE).execute(Tuple.of(userId, limit, before)))
                .map(rows -> rows.stream().map(HookView::read).toList());
    }
}
