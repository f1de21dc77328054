package dev.heartline.memory.preference;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.memory.preference.Preferences.Subject;
import dev.heartline.memory.preference.RecordedBelief.Kind;
import dev.heartline.messaging.transaction.PlainTransaction;

/**
 * Holds what users do for a preference, as long as they do it. What they said or set by hand stands before it, and what they denied isn't
 * taken from what they do again: they know better why they do it.
 */
@ApplicationScoped
public class Observations {

    private static final String SOURCE = "behavior_pattern";

    /** A smaller change of confidence is no news: nobody would do anything else. */
    private static final double NEWS = 0.05;

    private final Preferences preferences;

    Observations(Preferences preferences) {
        this.preferences = preferences;
    }

    /**
     * Takes in all that can be seen of a user as of now; what can't be seen any more is no longer held. Runs under the user's lock.
     *
     * @param observed at most one of each key
     */
    public Uni<Void> take(PlainTransaction transaction, UUID userId, List<ObservedPreference> observed, Instant now) {
        Map<ObservedPreference.Key, ObservedPreference> byKey =
                observed.stream().collect(Collectors.toMap(ObservedPreference::key, Function.identity()));
        return Multi.createFrom()
                .iterable(EnumSet.allOf(ObservedPreference.Key.class))
                .onItem()
                .transformToUniAndConcatenate(
                        key -> take(transaction, userId, key, Optional.ofNullable(byKey.get(key)), now))
                .collect()
                .asList()
                .chain(news -> news.contains(true)
                        ? preferences.tell(transaction, userId)
                        : Uni.createFrom().voidItem());
    }

    /** @return whether something else is held than before */
    private static Uni<Boolean> take(
            PlainTransaction transaction,
            UUID userId,
            ObservedPreference.Key key,
            Optional<ObservedPreference> observed,
            Instant now) {
        var about = new Subject(userId, key.category().wireName(), key.word());
        return transaction
                .sql(PreferenceStatements.SEEN)
                .execute(Tuple.of(userId, about.category(), about.key()))
                .map(rows -> Standing.read(rows.iterator().next()))
                .chain(standing -> switch (standing.next(observed)) {
                    case NOTHING -> Uni.createFrom().item(false);
                    case HOLD -> hold(transaction, about, standing, observed.orElseThrow(), now);
                    case LET_GO -> letGo(transaction, about, now);
                });
    }

    private static Uni<Boolean> hold(
            PlainTransaction transaction, Subject about, Standing standing, ObservedPreference seen, Instant now) {
        var kind = standing.value().filter(seen.value()::equals).isPresent() ? Kind.REINFORCED : Kind.LEARNED;
        return Preferences.keep(
                        transaction,
                        about,
                        seen.belief(),
                        SOURCE,
                        Cause.seen(kind, seen.reason(), seen.lastSeen(), now))
                .replaceWith(true);
    }

    private static Uni<Boolean> letGo(PlainTransaction transaction, Subject about, Instant now) {
        return Preferences.drop(
                        transaction,
                        about,
                        new String[] {about.key()},
                        Cause.seen(Kind.SUPERSEDED, "it doesn't show any more", now, now),
                        now)
                .replaceWith(true);
    }

    /** How a key stands: what is held of it, from where, and whether the user said that it never was so. */
    record Standing(Optional<String> value, double confidence, List<String> learnedFrom, boolean denied) {

        private enum Next {
            NOTHING,
            HOLD,
            LET_GO
        }

        static Standing read(Row row) {
            return new Standing(
                    Optional.ofNullable(row.getString("value")),
                    row.getDouble("confidence"),
                    Arrays.asList(row.getArrayOfStrings("learned_from")),
                    row.getBoolean("denied"));
        }

        private Next next(Optional<ObservedPreference> observed) {
            boolean theirWord = value.isPresent() && !learnedFrom.equals(List.of(SOURCE));
            if (theirWord || denied) {
                return Next.NOTHING;
            }
            if (observed.isEmpty()) {
                return value.isPresent() ? Next.LET_GO : Next.NOTHING;
            }
            var seen = observed.get();
            boolean same =
                    value.filter(seen.value()::equals).isPresent() && Math.abs(seen.confidence() - confidence) < NEWS;
            return same ? Next.NOTHING : Next.HOLD;
        }
    }
}
