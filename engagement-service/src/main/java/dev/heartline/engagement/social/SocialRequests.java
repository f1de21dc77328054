package dev.heartline.engagement.social;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.draw.DrawKey;
import dev.heartline.engagement.policy.gate.Holdout;
import dev.heartline.engagement.policy.gate.Mechanic;
import dev.heartline.engagement.policy.social.SocialGate;
import dev.heartline.engagement.quiet.QuietTimes;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.time.Timestamps;

/** Reads what the gate asks of a user before anything of others is told to them. */
@ApplicationScoped
class SocialRequests {

    private static final String ASKED = """
            select
              array(select mechanic from mechanic_opt_outs where user_id = $1) as opted_out,
              exists (select from social_proof_triggers
                      where user_id = $1 and created_at > $2::timestamptz - interval '24 hours') as told_lately
            """;

    private final Profiles profiles;
    private final QuietTimes quiet;
    private final DrawKey key;

    SocialRequests(Profiles profiles, QuietTimes quiet, DrawKey key) {
        this.profiles = profiles;
        this.quiet = quiet;
        this.key = key;
    }

    Uni<SocialGate.Request> of(PlainTransaction transaction, UUID userId, Instant now) {
        return profiles.find(transaction.connection(), userId)
                .chain(user -> Uni.combine()
                        .all()
                        .unis(
                                quiet.of(
                                        transaction.connection(),
                                        userId,
                                        user.flatMap(KnownUser::phone).orElse(null)),
                                asked(transaction, userId, now))
                        .with((around, asked) -> new SocialGate.Request(
                                user,
                                around,
                                asked.optedOut(),
                                asked.toldLately(),
                                Holdout.contains(key, userId),
                                now)));
    }

    private static Uni<Asked> asked(PlainTransaction transaction, UUID userId, Instant now) {
        return transaction
                .sql(ASKED)
                .execute(Tuple.of(userId, Timestamps.of(now)))
                .map(rows -> rows.iterator().next())
                .map(row -> new Asked(
                        Arrays.stream(row.getArrayOfStrings("opted_out"))
                                .map(name -> WireNamed.of(Mechanic.class, name))
                                .collect(Collectors.toSet()),
                        row.getBoolean("told_lately")));
    }

    /** Whether somebody does without, or was told something within a day. */
    private record Asked(Set<Mechanic> optedOut, boolean toldLately) {}
}
