package dev.heartline.memory.preference;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.ai.memory.PreferenceCandidate;
import dev.heartline.events.Ids;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.profile.Profiles;

/**
 * Learns preferences and takes corrections. On the plain client, not on Hibernate: a correction rebuilds the user's
 * context in its own transaction, and learning is part of the transaction that takes a conversation in.
 */
@ApplicationScoped
public class Preferences implements UserDataOwner {

    private static final String VALUE = "preference_value #>> '{}' as value";

    private static final String BELIEF = """
            select id, %s, supporting, opposing, evidence_count, last_confirmed_at from learned_user_preferences
            where user_id = $1 and preference_category = $2 and preference_key = $3
            """.formatted(VALUE);

    private static final String KEEP = """
            insert into learned_user_preferences as known
              (id, user_id, preference_category, preference_key, preference_value, confidence, evidence_count,
               supporting, opposing, learned_from, last_confirmed_at)
            values ($1, $2, $3, $4, to_jsonb($5::text), $6::float8, $7, $8, $9, array[$10::text], $11)
            on conflict (user_id, preference_category, preference_key) do update set
              preference_value = excluded.preference_value, confidence = excluded.confidence,
              evidence_count = excluded.evidence_count, supporting = excluded.supporting, opposing = excluded.opposing,
              learned_from = (select array_agg(distinct source order by source)
                from unnest(known.learned_from || excluded.learned_from) as source),
              last_confirmed_at = greatest(known.last_confirmed_at, excluded.last_confirmed_at)
            """;

    /** The words stay; a later one took their place. $1 user, $2 category, $3 keys, $4 by which, $5 when, $6 told up to then. */
    private static final String SUPERSEDE = """
            with gone as (
              delete from learned_user_preferences
              where user_id = $1 and preference_category = $2 and preference_key = any($3::text[]) and last_confirmed_at <= $6
              returning *)
            insert into superseded_preferences
              (id, user_id, preference_category, preference_key, preference_value, confidence, evidence_count,
               supporting, opposing, learned_from, last_confirmed_at, created_at, superseded_at, superseded_by,
               superseded_reason)
            select id, user_id, preference_category, preference_key, preference_value, confidence, evidence_count,
              supporting, opposing, learned_from, last_confirmed_at, created_at, $5, $4, 'told otherwise later'
            from gone
            """;

    /** A newer word on the other side of the same matter. */
    private static final String CONTRADICTED = """
            select count(*) from learned_user_preferences
            where user_id = $1 and preference_category = $2 and preference_key = any($3::text[])
              and last_confirmed_at > $4
            """;

    private static final String ALL = """
            select preference_category, preference_key, %s, confidence, evidence_count, learned_from, last_confirmed_at
            from learned_user_preferences
            where user_id = $1
            order by confidence desc, last_confirmed_at desc, preference_category, preference_key
            limit $2
            """.formatted(VALUE);

    private final Transactions transactions;
    private final Profiles profiles;
    private final List<PreferenceObserver> observers;

    Preferences(Transactions transactions, Profiles profiles, @All List<PreferenceObserver> observers) {
        this.transactions = transactions;
        this.profiles = profiles;
        this.observers = observers;
    }

    /** Takes in what the user stated. Runs under the user's lock. */
    public Uni<Void> learn(PlainTransaction transaction, UUID userId, List<PreferenceCandidate> stated, Instant when) {
        return Multi.createFrom()
                .iterable(stated)
                .onItem()
                .transformToUniAndConcatenate(candidate -> learn(transaction, userId, candidate, when))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static Uni<Void> learn(
            PlainTransaction transaction, UUID userId, PreferenceCandidate candidate, Instant when) {
        var about = new Subject(userId, candidate.category(), candidate.key());
        return isContradicted(transaction, about, when)
                .chain(contradicted -> contradicted
                        ? Uni.createFrom().voidItem()
                        : held(transaction, about)
                                .chain(held -> held.filter(known -> known.isNewerThan(candidate.value(), when))
                                        .map(_ -> Uni.createFrom().voidItem())
                                        .orElseGet(() -> keep(
                                                transaction,
                                                about,
                                                held,
                                                held.map(known -> known.belief()
                                                                .after(candidate.value(), candidate.confidence()))
                                                        .orElseGet(() -> Belief.fromStatement(
                                                                candidate.value(), candidate.confidence())),
                                                "explicit_statement",
                                                when))));
    }

    /**
     * The user says how it is.
     *
     * @return false where the user is unknown, or was erased: nothing may be stored about them
     */
    Uni<Boolean> correct(UUID userId, PreferenceCategory category, String key, String value) {
        var about = new Subject(userId, category.wireName(), key);
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> profiles.find(transaction.connection(), userId))
                .chain(user -> user.isEmpty()
                        ? Uni.createFrom().item(false)
                        : correct(transaction, about, value).replaceWith(true)));
    }

    private Uni<Void> correct(PlainTransaction transaction, Subject about, String value) {
        return held(transaction, about)
                .chain(held ->
                        keep(transaction, about, held, Belief.fromCorrection(value), "user_correction", Instant.now()))
                .chain(() -> Multi.createFrom()
                        .iterable(observers)
                        .onItem()
                        .transformToUniAndConcatenate(
                                observer -> observer.preferenceCorrected(transaction, about.userId()))
                        .collect()
                        .asList())
                .replaceWithVoid();
    }

    /** Surest first. */
    public Uni<List<LearnedPreference>> of(SqlClient client, UUID userId, int limit) {
        return client.preparedQuery(ALL)
                .execute(Tuple.of(userId, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(LearnedPreference::read)
                        .toList());
    }

    /** Whether the user said the opposite of it later: an event came late. */
    private static Uni<Boolean> isContradicted(PlainTransaction transaction, Subject about, Instant when) {
        return transaction
                .sql(CONTRADICTED)
                .execute(Tuple.of(about.userId(), about.category(), about.opposites(), when.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().getLong(0) > 0);
    }

    private static Uni<Optional<Held>> held(PlainTransaction transaction, Subject about) {
        return transaction
                .sql(BELIEF)
                .execute(Tuple.of(about.userId(), about.category(), about.key()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> new Held(
                                new Belief(
                                        row.getString("value"),
                                        row.getDouble("supporting"),
                                        row.getDouble("opposing"),
                                        row.getInteger("evidence_count")),
                                row.getOffsetDateTime("last_confirmed_at").toInstant())));
    }

    /** One value of a matter holds at a time; what held before stays readable as superseded. */
    private static Uni<Void> keep(
            PlainTransaction transaction,
            Subject about,
            Optional<Held> held,
            Belief belief,
            String learnedFrom,
            Instant when) {
        UUID id = Ids.next();
        boolean replaces = held.filter(known -> !known.belief().value().equals(belief.value()))
                .isPresent();
        return supersede(transaction, about, replaces ? about.all() : about.opposites(), id, when)
                .chain(() -> keep(transaction, id, about, belief, learnedFrom, when));
    }

    private static Uni<Void> supersede(
            PlainTransaction transaction, Subject about, String[] keys, UUID by, Instant when) {
        return transaction
                .sql(SUPERSEDE)
                .execute(Tuple.from(new Object[] {
                    about.userId(),
                    about.category(),
                    keys,
                    by,
                    Instant.now().atOffset(ZoneOffset.UTC),
                    when.atOffset(ZoneOffset.UTC)
                }))
                .replaceWithVoid();
    }

    private static Uni<Void> keep(
            PlainTransaction transaction, UUID id, Subject about, Belief belief, String learnedFrom, Instant when) {
        return transaction
                .sql(KEEP)
                .execute(Tuple.from(new Object[] {
                    id,
                    about.userId(),
                    about.category(),
                    about.key(),
                    belief.value(),
                    belief.confidence(),
                    belief.evidenceCount(),
                    belief.supporting(),
                    belief.opposing(),
                    learnedFrom,
                    when.atOffset(ZoneOffset.UTC)
                }))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from learned_user_preferences where user_id = $1")
                .execute(Tuple.of(userId))
                .chain(() -> transaction
                        .sql("delete from superseded_preferences where user_id = $1")
                        .execute(Tuple.of(userId)))
                .replaceWithVoid();
    }

    private record Held(Belief belief, Instant confirmedAt) {

        boolean isNewerThan(String value, Instant when) {
            return !belief.value().equals(value) && confirmedAt.isAfter(when);
        }
    }

    private record Subject(UUID userId, String category, String key) {

        /** The keys that say something else of the same: {@code hates_coffee} of {@code loves_coffee}. */
        String[] opposites() {
            return PreferenceCandidate.keysAbout(key).stream()
                    .filter(other -> !other.equals(key))
                    .toArray(String[]::new);
        }

        String[] all() {
            return PreferenceCandidate.keysAbout(key).toArray(String[]::new);
        }
    }
}
