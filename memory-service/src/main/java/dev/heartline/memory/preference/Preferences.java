package dev.heartline.memory.preference;

import java.time.Clock;
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
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.ai.memory.PreferenceCandidate;
import dev.heartline.ai.secret.SecretMask;
import dev.heartline.events.Ids;
import dev.heartline.memory.authorship.Author;
import dev.heartline.memory.exchange.Exchange;
import dev.heartline.memory.preference.RecordedBelief.Kind;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.profile.Profiles;

/**
 * Learns preferences and takes what is said of them by hand. On the plain client, not on Hibernate: a correction rebuilds the
 * user's context in its own transaction, and learning is part of the transaction that takes a conversation in.
 */
@ApplicationScoped
public class Preferences implements UserDataOwner {

    /** Of one user; more than a coach has at hand. */
    private static final int MOST_AT_HAND = 200;

    private final Transactions transactions;
    private final Profiles profiles;
    private final List<PreferenceObserver> observers;
    private final Clock clock;

    Preferences(Transactions transactions, Profiles profiles, @All List<PreferenceObserver> observers, Clock clock) {
        this.transactions = transactions;
        this.profiles = profiles;
        this.observers = observers;
        this.clock = clock;
    }

    /** Takes in what the user stated. Runs under the user's lock. */
    public Uni<Void> learn(
            PlainTransaction transaction, Exchange exchange, List<PreferenceCandidate> stated, Instant now) {
        return Multi.createFrom()
                .iterable(stated)
                .onItem()
                .transformToUniAndConcatenate(candidate -> learn(transaction, exchange, candidate, now))
                .collect()
                .asList()
                .chain(() -> hasCoach(exchange)
                        ? takeUp(transaction, exchange, stated, now)
                        : Uni.createFrom().voidItem());
    }

    private static boolean hasCoach(Exchange exchange) {
        return exchange.conversation().turns().stream().anyMatch(turn -> !turn.byUser());
    }

    private Uni<Void> takeUp(
            PlainTransaction transaction, Exchange exchange, List<PreferenceCandidate> stated, Instant now) {
        return of(transaction.connection(), exchange.userId(), MOST_AT_HAND)
                .map(held -> Uptake.of(exchange, held, stated))
                .chain(taken -> Multi.createFrom()
                        .iterable(taken)
                        .onItem()
                        .transformToUniAndConcatenate(one -> takeUp(transaction, exchange, one, now))
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }

    private static Uni<Void> takeUp(
            PlainTransaction transaction, Exchange exchange, LearnedPreference taken, Instant now) {
        var about = new Subject(exchange.userId(), taken.category(), taken.key());
        return held(transaction, about)
                .chain(held -> isCounted(transaction, about, exchange, taken.value(), held)
                        .chain(counted -> counted || held.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : keep(
                                        transaction,
                                        about,
                                        held.get().belief().takenUp(),
                                        "conversation",
                                        Cause.told(Kind.REINFORCED, exchange, now))));
    }

    /**
     * Of an exchange that was taken in before, with other words: what only it had stated, and states no longer, is held no more. Runs
     * before what it states now is learned.
     */
    public Uni<Void> retract(
            PlainTransaction transaction, Exchange exchange, List<PreferenceCandidate> stated, Instant now) {
        return transaction
                .sql(PreferenceStatements.ONLY_FROM)
                .execute(Tuple.of(exchange.userId(), exchange.sourceId()))
                .chain(rows -> Multi.createFrom()
                        .iterable(rows)
                        .map(row -> new Subject(
                                exchange.userId(),
                                row.getString("preference_category"),
                                row.getString("preference_key")))
                        .filter(about -> stated.stream()
                                .noneMatch(candidate -> candidate.category().equals(about.category())
                                        && candidate.key().equals(about.key())))
                        .onItem()
                        .transformToUniAndConcatenate(about -> drop(
                                transaction,
                                about,
                                new String[] {about.key()},
                                Cause.told(Kind.LEARNED, exchange, now).superseding(),
                                now))
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }

    private static Uni<Void> learn(
            PlainTransaction transaction, Exchange exchange, PreferenceCandidate candidate, Instant now) {
        var about = new Subject(exchange.userId(), candidate.category(), candidate.key());
        return isContradicted(transaction, about, exchange.began())
                .chain(contradicted ->
                        contradicted ? Uni.createFrom().item(false) : makeWay(transaction, exchange, candidate, now))
                .chain(clear -> clear
                        ? held(transaction, about).chain(held -> learn(transaction, exchange, candidate, held, now))
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Void> learn(
            PlainTransaction transaction,
            Exchange exchange,
            PreferenceCandidate candidate,
            Optional<Held> held,
            Instant now) {
        var when = exchange.began();
        boolean late =
                held.filter(known -> known.isNewerThan(candidate.value(), when)).isPresent();
        if (late || held.isEmpty() && candidate.denies()) {
            return Uni.createFrom().voidItem();
        }
        var about = new Subject(exchange.userId(), candidate.category(), candidate.key());
        var belief = held.map(known -> known.belief().after(candidate.value(), candidate.confidence()))
                .orElseGet(() -> Belief.fromStatement(candidate.value(), candidate.confidence()));
        var cause = Cause.told(kindOf(held, belief, candidate.value()), exchange, now);
        return isCounted(transaction, about, exchange, candidate.value(), held).chain(counted -> {
            if (counted) {
                return Uni.createFrom().voidItem();
            }
            // What isn't so any more is nothing to hold; what the user set by hand withstands one denial.
            return candidate.denies() && belief.value().equals(candidate.value())
                    ? drop(transaction, about, new String[] {about.key()}, cause.superseding(), when)
                    : keep(transaction, about, held, belief, "explicit_statement", cause);
        });
    }

    /** One source is one piece of evidence, however often it says so and is told: only something else that holds is news. */
    private static Uni<Boolean> isCounted(
            PlainTransaction transaction, Subject about, Exchange exchange, String value, Optional<Held> held) {
        return held.isEmpty()
                ? Uni.createFrom().item(false)
                : transaction
                        .sql(PreferenceStatements.COUNTED)
                        .execute(Tuple.of(
                                about.userId(),
                                about.category(),
                                about.key(),
                                exchange.sourceId(),
                                value,
                                held.get().belief().value().equals(value)))
                        .map(rows -> rows.iterator().next().getBoolean("counted"));
    }

    /**
     * An evening can't be both wanted and refused: the newer word holds.
     *
     * @return false where what is held against it was said later
     */
    private static Uni<Boolean> makeWay(
            PlainTransaction transaction, Exchange exchange, PreferenceCandidate candidate, Instant now) {
        var other = PreferenceCandidate.keyAgainst(candidate.key());
        if (other.isEmpty()) {
            return Uni.createFrom().item(true);
        }
        var against = new Subject(exchange.userId(), candidate.category(), other.get());
        var when = exchange.began();
        return held(transaction, against).chain(held -> {
            var clashing = held.filter(known ->
                    PreferenceCandidate.clash(candidate.value(), known.belief().value()));
            if (clashing.isEmpty() || clashing.get().confirmedAt().isAfter(when)) {
                return Uni.createFrom().item(clashing.isEmpty());
            }
            var cause = Cause.told(Kind.LEARNED, exchange, now).superseding();
            return drop(transaction, against, new String[] {against.key()}, cause, when)
                    .replaceWith(true);
        });
    }

    private static Kind kindOf(Optional<Held> held, Belief belief, String stated) {
        if (!belief.value().equals(stated)) {
            return Kind.CONTRADICTED;
        }
        return held.filter(known -> known.belief().value().equals(stated)).isPresent() ? Kind.REINFORCED : Kind.LEARNED;
    }

    /**
     * The user says how it is.
     *
     * @return false where the user is unknown, or was erased: nothing may be stored about them
     */
    public Uni<Boolean> correct(UUID userId, PreferenceCategory category, String key, String value, Author author) {
        var about = new Subject(userId, category.wireName(), key);
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> profiles.find(transaction.connection(), userId))
                .chain(user -> user.isEmpty()
                        ? Uni.createFrom().item(false)
                        : held(transaction, about)
                                .chain(held -> keep(
                                        transaction,
                                        about,
                                        held,
                                        Belief.fromCorrection(
                                                SecretMask.mask(value.strip()).text()),
                                        "user_correction",
                                        Cause.byHand(Kind.CORRECTED, author, clock.instant())))
                                .chain(() -> tell(transaction, userId))
                                .replaceWith(true)));
    }

    /**
     * It is so.
     *
     * @return false where nothing is held of it
     */
    Uni<Boolean> confirm(UUID userId, PreferenceCategory category, String key, Author author) {
        return ofHeld(
                userId,
                category,
                key,
                (transaction, about, held) -> keep(
                        transaction,
                        about,
                        Optional.of(held),
                        held.belief().confirmed(),
                        "explicit_statement",
                        Cause.byHand(Kind.CONFIRMED, author, clock.instant())));
    }

    /**
     * It never was so. Only what is said from now on can bring it back, or a restoration.
     *
     * @return false where nothing is held of it
     */
    Uni<Boolean> deny(UUID userId, PreferenceCategory category, String key, Author author) {
        return ofHeld(
                userId,
                category,
                key,
                (transaction, about, held) -> drop(
                        transaction,
                        about,
                        new String[] {key},
                        Cause.byHand(Kind.DENIED, author, clock.instant()),
                        clock.instant().plusSeconds(1)));
    }

    /**
     * Brings back what was held last before what is held now; what is held on the other side of the matter makes way.
     *
     * @return false where there is nothing to bring back
     */
    Uni<Boolean> restore(UUID userId, PreferenceCategory category, String key, Author author) {
        var about = new Subject(userId, category.wireName(), key);
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> transaction
                        .sql(PreferenceStatements.HELD_BEFORE)
                        .execute(Tuple.of(userId, about.category(), key)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(Preferences::belief))
                .chain(before -> before.map(belief -> held(transaction, about)
                                .chain(held -> keep(
                                        transaction,
                                        about,
                                        held,
                                        belief,
                                        "explicit_statement",
                                        Cause.byHand(Kind.RESTORED, author, clock.instant())))
                                .chain(() -> tell(transaction, userId))
                                .replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false))));
    }

    private Uni<Boolean> ofHeld(UUID userId, PreferenceCategory category, String key, HeldChange change) {
        var about = new Subject(userId, category.wireName(), key);
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> held(transaction, about))
                .chain(held -> held.map(known -> change.apply(transaction, about, known)
                                .chain(() -> tell(transaction, userId))
                                .replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false))));
    }

    /** Tells those who keep something that is made of preferences. */
    Uni<Void> tell(PlainTransaction transaction, UUID userId) {
        return Multi.createFrom()
                .iterable(observers)
                .onItem()
                .transformToUniAndConcatenate(observer -> observer.preferenceCorrected(transaction, userId))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** Surest first. */
    public Uni<List<LearnedPreference>> of(SqlClient client, UUID userId, int limit) {
        return client.preparedQuery(PreferenceStatements.ALL)
                .execute(Tuple.of(userId, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(LearnedPreference::read)
                        .toList());
    }

    /** What was held at an instant, by what was known at another. */
    Uni<List<LearnedPreference>> asOf(SqlClient client, UUID userId, Instant asOf, Instant knownAt, int limit) {
        return client.preparedQuery(PreferenceStatements.AS_OF)
                .execute(Tuple.of(userId, asOf.atOffset(ZoneOffset.UTC), knownAt.atOffset(ZoneOffset.UTC), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(LearnedPreference::read)
                        .toList());
    }

    /** Latest first. */
    Uni<List<RecordedBelief>> history(
            SqlClient client,
            UUID userId,
            Optional<PreferenceCategory> category,
            Optional<String> key,
            long before,
            int limit) {
        return client.preparedQuery(PreferenceStatements.HISTORY)
                .execute(Tuple.of(
                        userId,
                        category.map(PreferenceCategory::wireName).orElse(null),
                        key.orElse(null),
                        before,
                        limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(RecordedBelief::read)
                        .toList());
    }

    /** Whether the user said the opposite of it later, or that it never was so: an event came late. */
    private static Uni<Boolean> isContradicted(PlainTransaction transaction, Subject about, Instant when) {
        return transaction
                .sql(PreferenceStatements.CONTRADICTED)
                .execute(Tuple.of(
                        about.userId(),
                        about.category(),
                        about.opposites(),
                        when.atOffset(ZoneOffset.UTC),
                        about.key()))
                .map(rows -> rows.iterator().next().getBoolean("contradicted"));
    }

    private static Uni<Optional<Held>> held(PlainTransaction transaction, Subject about) {
        return transaction
                .sql(PreferenceStatements.BELIEF)
                .execute(Tuple.of(about.userId(), about.category(), about.key()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> new Held(
                                belief(row),
                                row.getOffsetDateTime("last_confirmed_at").toInstant())));
    }

    private static Belief belief(Row row) {
        return new Belief(
                row.getString("value"),
                row.getDouble("supporting"),
                row.getDouble("opposing"),
                row.getInteger("evidence_count"));
    }

    /** One value of a matter holds at a time; what held before stays readable in the history. */
    private static Uni<Void> keep(
            PlainTransaction transaction,
            Subject about,
            Optional<Held> held,
            Belief belief,
            String learnedFrom,
            Cause cause) {
        boolean replaces = held.filter(known -> !known.belief().value().equals(belief.value()))
                .isPresent();
        return drop(transaction, about, replaces ? about.all() : about.opposites(), cause.superseding(), cause.when())
                .chain(() -> keep(transaction, about, belief, learnedFrom, cause));
    }

    static Uni<Void> drop(PlainTransaction transaction, Subject about, String[] keys, Cause cause, Instant toldUpTo) {
        return transaction
                .sql(PreferenceStatements.DROP)
                .execute(Tuple.from(new Object[] {
                    about.userId(),
                    about.category(),
                    keys,
                    toldUpTo.atOffset(ZoneOffset.UTC),
                    cause.when().atOffset(ZoneOffset.UTC),
                    cause.kind().wireName(),
                    cause.author().kind().wireName(),
                    cause.author().id().orElse(null),
                    cause.sourceType(),
                    cause.sourceId(),
                    cause.reason(),
                    cause.recordedAt().atOffset(ZoneOffset.UTC)
                }))
                .replaceWithVoid();
    }

    static Uni<Void> keep(PlainTransaction transaction, Subject about, Belief belief, String learnedFrom, Cause cause) {
        return transaction
                .sql(PreferenceStatements.KEEP)
                .execute(Tuple.from(new Object[] {
                    Ids.next(),
                    about.userId(),
                    about.category(),
                    about.key(),
                    belief.value(),
                    belief.confidence(),
                    belief.evidenceCount(),
                    belief.supporting(),
                    belief.opposing(),
                    learnedFrom,
                    cause.when().atOffset(ZoneOffset.UTC),
                    cause.kind().wireName(),
                    cause.author().kind().wireName(),
                    cause.author().id().orElse(null),
                    cause.sourceType(),
                    cause.sourceId(),
                    cause.reason(),
                    cause.recordedAt().atOffset(ZoneOffset.UTC)
                }))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from learned_user_preferences where user_id = $1")
                .execute(Tuple.of(userId))
                .chain(() -> transaction
                        .sql("delete from preference_history where user_id = $1")
                        .execute(Tuple.of(userId)))
                .replaceWithVoid();
    }

    private record Held(Belief belief, Instant confirmedAt) {

        boolean isNewerThan(String value, Instant when) {
            return !belief.value().equals(value) && confirmedAt.isAfter(when);
        }
    }

    private interface HeldChange {
        Uni<Void> apply(PlainTransaction transaction, Subject about, Held held);
    }

    /** What a preference is about. */
    record Subject(UUID userId, String category, String key) {

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
