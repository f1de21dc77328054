package dev.heartline.memory.episode;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.memory.MemoryCandidate;
import dev.heartline.ai.secret.SecretMask;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.MemoryReinforced;
import dev.heartline.events.vocabulary.MemoryChange;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.memory.authorship.Author;
import dev.heartline.memory.exchange.Exchange;
import dev.heartline.memory.exchange.Known;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;

/**
 * Changes of memories by hand. Each is one transaction under the user's lock, is written to the history with its author and reason,
 * and takes what the coach has at hand along.
 */
@ApplicationScoped
public class Amendments {

    private final Transactions transactions;
    private final Profiles profiles;
    private final UnsaidMemories memories;
    private final Clock clock;

    Amendments(Transactions transactions, Profiles profiles, UnsaidMemories memories, Clock clock) {
        this.transactions = transactions;
        this.profiles = profiles;
        this.memories = memories;
        this.clock = clock;
    }

    /** How a change of a memory ends. */
    public enum Outcome {
        DONE,
        /** The user has no such memory. */
        UNKNOWN,
        /** It doesn't hold any more: there is nothing to confirm, correct or deny. */
        PAST
    }

    /** @param memoryId what holds now; empty unless {@link Outcome#DONE} */
    public record Written(Outcome outcome, Optional<UUID> memoryId) {}

    /** It never was so. */
    public Uni<Outcome> deny(UUID userId, UUID memoryId, Author author) {
        return ofHolding(
                userId,
                memoryId,
                (transaction, _, now) ->
                        run(transaction, AmendmentStatements.DENY, userId, memoryId, now, author, "it is not so"));
    }

    /** It is so: as good as told again, now, and beyond doubt. */
    public Uni<Outcome> confirm(UUID userId, UUID memoryId, Author author) {
        return ofHolding(userId, memoryId, (transaction, memory, now) -> {
            var strength = memory.strength().after(Evidence.RESTATED, now);
            return transaction
                    .sql(AmendmentStatements.CONFIRM)
                    .execute(Tuple.from(new Object[] {
                        userId,
                        memoryId,
                        now.atOffset(ZoneOffset.UTC),
                        author.kind().wireName(),
                        author.id().orElse(null),
                        author.reason().orElse(null),
                        strength.stability(),
                        strength.at(now)
                    }))
                    .chain(() -> transaction.publish(
                            Event.of(EventType.MEMORY_REINFORCED, confirmed(userId, memory, strength.at(now)))));
        });
    }

    /** From now on it neither fades nor expires. */
    public Uni<Outcome> pin(UUID userId, UUID memoryId, Author author) {
        return ofHolding(
                userId,
                memoryId,
                (transaction, _, now) ->
                        run(transaction, AmendmentStatements.PIN, userId, memoryId, now, author, null));
    }

    public Uni<Outcome> unpin(UUID userId, UUID memoryId, Author author) {
        return ofHolding(
                userId,
                memoryId,
                (transaction, _, now) ->
                        run(transaction, AmendmentStatements.UNPIN, userId, memoryId, now, author, null));
    }

    /** Takes back that it was superseded, corrected or denied. What took its place never was so. No effect on one that holds. */
    public Uni<Outcome> restore(UUID userId, UUID memoryId, Author author) {
        return of(
                        userId,
                        memoryId,
                        (transaction, found, now) -> found.holds()
                                ? Uni.createFrom().item(Outcome.DONE)
                                : run(
                                                transaction,
                                                AmendmentStatements.MAKE_WAY,
                                                userId,
                                                memoryId,
                                                now,
                                                author,
                                                "the older word was restored")
                                        .chain(() -> run(
                                                transaction,
                                                AmendmentStatements.RESTORE,
                                                userId,
                                                memoryId,
                                                now,
                                                author,
                                                null))
                                        .chain(() -> memories.tellOfChange(transaction, userId, now))
                                        .replaceWith(Outcome.DONE))
                .map(Amendments::orUnknown);
    }

    /**
     * It never was as it stands: this is how it is, and was. Whatever else holds on the matter makes way.
     *
     * @param description as the memories have it, third person without a subject
     */
    public Uni<Written> correct(UUID userId, UUID memoryId, String description, Author author) {
        return transactions
                .plain(transaction -> find(transaction, userId, memoryId))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().nullItem()
                        : zone(userId)
                                .chain(zone -> noticed(found.get().memory().type(), description, zone))
                                .chain(noticed -> correct(userId, memoryId, noticed, author)))
                .map(written -> written == null ? new Written(Outcome.UNKNOWN, Optional.empty()) : written);
    }

    /** The words were embedded before, lest the user's lock be held meanwhile; a memory's type never changes. */
    private Uni<Written> correct(UUID userId, UUID memoryId, Noticed noticed, Author author) {
        return of(
                userId,
                memoryId,
                (transaction, found, now) -> !found.holds()
                        ? Uni.createFrom().item(new Written(Outcome.PAST, Optional.empty()))
                        : run(
                                        transaction,
                                        AmendmentStatements.CORRECT,
                                        userId,
                                        memoryId,
                                        now,
                                        author,
                                        "it is otherwise")
                                .chain(() -> write(transaction, userId, noticed, author, now))
                                .call(right -> transaction
                                        .sql(AmendmentStatements.SAY_RIGHT)
                                        .execute(Tuple.of(userId, memoryId, now.atOffset(ZoneOffset.UTC), right)))
                                .call(right -> found.memory().pinned()
                                        ? run(transaction, AmendmentStatements.PIN, userId, right, now, author, null)
                                        : Uni.createFrom().voidItem())
                                .call(() -> memories.tellOfChange(transaction, userId, now))
                                .map(right -> new Written(Outcome.DONE, Optional.of(right))));
    }

    /**
     * Something to remember that nobody said in a call or a text. Told before, it is told again.
     *
     * @return {@link Outcome#UNKNOWN} where there is no such user, or no more
     */
    public Uni<Written> remember(UUID userId, MemoryType type, String description, Author author) {
        return zone(userId)
                .chain(zone -> noticed(type, description, zone))
                .chain(noticed -> transactions.plain(transaction -> transaction
                        .lock(userId.toString())
                        .chain(() -> profiles.find(transaction.connection(), userId))
                        .chain(user -> user.isEmpty()
                                ? Uni.createFrom().item(new Written(Outcome.UNKNOWN, Optional.empty()))
                                : remember(transaction, userId, noticed, author, clock.instant()))));
    }

    private Uni<Written> remember(
            PlainTransaction transaction, UUID userId, Noticed noticed, Author author, Instant now) {
        return write(transaction, userId, noticed, author, now)
                .call(() -> memories.tellOfChange(transaction, userId, now))
                .map(id -> new Written(Outcome.DONE, Optional.of(id)));
    }

    /** Told now: the one instant of all that the change does. */
    private Uni<UUID> write(PlainTransaction transaction, UUID userId, Noticed noticed, Author author, Instant now) {
        var said = new Exchange(
                userId,
                SourceType.CONVERSATION,
                Ids.next(),
                Ids.next(),
                now,
                now,
                Conversation.ofMessage(noticed.candidate().description(), now),
                Known.NOTHING);
        return memories.remember(
                        transaction,
                        said,
                        noticed.at(now),
                        author,
                        now,
                        change -> Event.of(EventType.MEMORY_REINFORCED, change))
                .map(changes -> changes.getFirst().memoryId());
    }

    /** Embeds off the event loop: native code. */
    private Uni<Noticed> noticed(MemoryType type, String description, ZoneId zone) {
        return Uni.createFrom()
                .item(() -> {
                    Instant now = clock.instant();
                    String words = SecretMask.mask(description.strip()).text();
                    return memories.noticed(
                            new MemoryCandidate(type, words, null, List.of(), true, 1, List.of()),
                            now,
                            Expiry.of(type, words, now.atZone(zone)));
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<ZoneId> zone(UUID userId) {
        return profiles.find(userId).map(user -> user.flatMap(KnownUser::zone).orElse(ZoneOffset.UTC));
    }

    private static MemoryReinforced confirmed(UUID userId, EpisodicMemory memory, double strength) {
        return new MemoryReinforced(
                memory.id(),
                userId,
                MemoryChange.REINFORCED,
                memory.type(),
                memory.description(),
                memory.occurredAt(),
                memory.sourceType(),
                memory.sourceId(),
                strength,
                memory.emotionalValence(),
                memory.tags());
    }

    /** Only of what holds; the coach's snapshot follows. */
    private Uni<Outcome> ofHolding(UUID userId, UUID memoryId, HoldingChange change) {
        return of(
                        userId,
                        memoryId,
                        (transaction, found, now) -> found.holds()
                                ? change.apply(transaction, found.memory(), now)
                                        .chain(() -> memories.tellOfChange(transaction, userId, now))
                                        .replaceWith(Outcome.DONE)
                                : Uni.createFrom().item(Outcome.PAST))
                .map(Amendments::orUnknown);
    }

    private static Outcome orUnknown(@Nullable Outcome outcome) {
        return outcome == null ? Outcome.UNKNOWN : outcome;
    }

    /** Null where the user has no such memory. */
    private <T> Uni<T> of(UUID userId, UUID memoryId, AnyChange<T> change) {
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> find(transaction, userId, memoryId))
                .chain(found -> found.map(one -> change.apply(transaction, one, clock.instant()))
                        .orElseGet(() -> Uni.createFrom().nullItem())));
    }

    private static Uni<Optional<Found>> find(PlainTransaction transaction, UUID userId, UUID memoryId) {
        return transaction
                .sql(AmendmentStatements.FIND)
                .execute(Tuple.of(userId, memoryId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Found(EpisodicMemory.read(row), row.getBoolean("holds")))
                        .findFirst());
    }

    private static Uni<Void> run(
            PlainTransaction transaction,
            String statement,
            UUID userId,
            UUID memoryId,
            Instant now,
            Author author,
            String otherwise) {
        return transaction
                .sql(statement)
                .execute(Tuple.from(new Object[] {
                    userId,
                    memoryId,
                    now.atOffset(ZoneOffset.UTC),
                    author.kind().wireName(),
                    author.id().orElse(null),
                    author.reasonOr(otherwise)
                }))
                .replaceWithVoid();
    }

    private record Found(EpisodicMemory memory, boolean holds) {}

    private interface AnyChange<T> {
        Uni<T> apply(PlainTransaction transaction, Found found, Instant now);
    }

    private interface HoldingChange {
        Uni<Void> apply(PlainTransaction transaction, EpisodicMemory memory, Instant now);
    }
}
