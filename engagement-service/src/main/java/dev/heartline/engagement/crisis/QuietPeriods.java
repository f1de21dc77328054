package dev.heartline.engagement.crisis;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.gate.RewardGate;
import dev.heartline.messaging.transaction.PlainTransaction;

/** The quiet times of users. */
@ApplicationScoped
public class QuietPeriods {

    private static final String EXTEND = """
            insert into crisis_quiet_periods (user_id, quiet_until) values ($1, $2)
            on conflict (user_id) do update
            set quiet_until = greatest(crisis_quiet_periods.quiet_until, excluded.quiet_until)
            """;

    /** Begins or prolongs the quiet; an older crisis that is heard of late never shortens it. */
    public Uni<Void> beginAt(PlainTransaction transaction, UUID userId, Instant crisisAt) {
        return transaction
                .sql(EXTEND)
                .execute(Tuple.of(
                        userId, crisisAt.plus(RewardGate.QUIET_AFTER_CRISIS).atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
