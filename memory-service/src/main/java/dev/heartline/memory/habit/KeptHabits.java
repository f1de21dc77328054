package dev.heartline.memory.habit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.memory.authorship.Author;
import dev.heartline.memory.episode.Noticed;
import dev.heartline.memory.episode.UnsaidMemories;
import dev.heartline.memory.exchange.Exchange;
import dev.heartline.memory.exchange.Known;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;

/** {@code habit_days}, {@code habit_memories} and the memories that are made of them. */
@ApplicationScoped
public class KeptHabits implements UserDataOwner {

    private static final String CONSUMER = "habits";

    private static final int MOST_OF_A_DAY = 10;
    private static final int MOST_HABITS = 30;

    private final Transactions transactions;
    private final Profiles profiles;
    private final UnsaidMemories memories;
    private final Clock clock;

    KeptHabits(Transactions transactions, Profiles profiles, UnsaidMemories memories, Clock clock) {
        this.transactions = transactions;
        this.profiles = profiles;
        this.memories = memories;
        this.clock = clock;
    }

    /** What a memory rests on, and which behaviour it names as its source. */
    private record Remembered(KeptHabit habit, UUID behaviorId) {

        static Remembered read(Row row) {
            return new Remembered(
                    new KeptHabit(
                            WireNamed.of(KeptHabit.Kind.class, row.getString("kind")),
                            row.getString("habit"),
                            row.getInteger("days"),
                            row.getLocalDate("first_day"),
                            row.getLocalDate("last_day")),
                    row.getUUID("behavior_id"));
        }
    }

    /** What is known of a habit but for one of its days. */
    private record Past(Set<LocalDate> days, List<Remembered> remembered, LocalDate knownSince) {

        Optional<KeptHabit> with(String habit, LocalDate day) {
            return KeptHabit.by(
                    habit, day, days, remembered.stream().map(Remembered::habit).toList(), knownSince);
        }
    }

    /** Notes that a habit was kept, once, or that it was not; of somebody whom no profile knows nothing is. */
    public Uni<Void> take(Event<BehaviorRecorded> event) {
        var habit = KeptHabit.keptBy(event.body());
        return habit.isEmpty() && event.body().revision() == null
                ? Uni.createFrom().voidItem()
                : transactions.plain(transaction -> take(transaction, event, habit));
    }

    private Uni<Void> take(PlainTransaction transaction, Event<BehaviorRecorded> event, Optional<String> habit) {
        UUID userId = event.body().userId();
        var now = clock.instant();
        return transaction
                .lock(userId.toString())
                .chain(() -> transaction.firstTimeUnlessErased(CONSUMER, event, userId))
                .chain(first -> first
                        ? profiles.find(transaction.connection(), userId)
                        : Uni.createFrom().item(Optional.<KnownUser>empty()))
                .chain(known -> known.map(user -> takeBack(transaction, event.body(), now)
                                .chain(changed -> habit.map(
                                                name -> keep(transaction, event, name, day(event.body(), user), now))
                                        .orElseGet(() -> Uni.createFrom().item(false))
                                        .map(kept -> changed || kept))
                                .chain(changed -> changed
                                        ? memories.tellOfChange(transaction, userId, now)
                                        : Uni.createFrom().voidItem()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static LocalDate day(BehaviorRecorded behavior, KnownUser user) {
        return LocalDate.ofInstant(behavior.occurredAt(), user.zone().orElse(ZoneOffset.UTC));
    }

    /**
     * What was told before under the same identity.
     *
     * @return whether a memory went with it
     */
    private Uni<Boolean> takeBack(PlainTransaction transaction, BehaviorRecorded behavior, Instant now) {
        return behavior.revision() == null
                ? Uni.createFrom().item(false)
                : transaction
                        .sql(HabitStatements.TAKE_BACK)
                        .execute(Tuple.of(behavior.behaviorId(), behavior.userId()))
                        .map(rows -> rows.stream().findFirst().filter(row -> !row.getBoolean("kept")))
                        .chain(gone -> gone.map(row -> forget(
                                        transaction,
                                        behavior.userId(),
                                        row.getString("habit"),
                                        made -> made.restsOn(row.getLocalDate("day")),
                                        now))
                                .orElseGet(() -> Uni.createFrom().item(false)));
    }

    /** @return whether a memory came or went */
    private Uni<Boolean> keep(
            PlainTransaction transaction, Event<BehaviorRecorded> event, String habit, LocalDate day, Instant now) {
        var behavior = event.body();
        return transaction
                .sql(HabitStatements.KEEP)
                .execute(Tuple.of(behavior.behaviorId(), behavior.userId(), habit, day, MOST_OF_A_DAY, MOST_HABITS))
                .chain(kept -> kept.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : past(transaction, behavior, habit, day)
                                .chain(past -> forget(
                                                transaction,
                                                behavior.userId(),
                                                habit,
                                                made -> made.isDisprovedBy(day),
                                                now)
                                        .chain(forgot -> past.with(habit, day)
                                                .map(made -> remember(transaction, event, made, now)
                                                        .replaceWith(true))
                                                .orElseGet(
                                                        () -> Uni.createFrom().item(forgot)))));
    }

    private Uni<Past> past(PlainTransaction transaction, BehaviorRecorded behavior, String habit, LocalDate day) {
        // One connection: these are sent one behind the other, and answered together.
        return Uni.combine()
                .all()
                .unis(
                        transaction
                                .sql(HabitStatements.DAYS)
                                .execute(Tuple.of(behavior.userId(), habit, behavior.behaviorId())),
                        remembered(transaction, behavior.userId(), habit),
                        transaction.sql(HabitStatements.KNOWN_SINCE).execute(Tuple.of(behavior.userId(), day)))
                .with((days, remembered, since) -> new Past(
                        days.stream().map(row -> row.getLocalDate("day")).collect(Collectors.toSet()),
                        remembered,
                        since.iterator().next().getLocalDate("known_since")));
    }

    private static Uni<List<Remembered>> remembered(PlainTransaction transaction, UUID userId, String habit) {
        return transaction
                .sql(HabitStatements.REMEMBERED)
                .execute(Tuple.of(userId, habit))
                .map(rows -> rows.stream().map(Remembered::read).toList());
    }

    /** Seldom: the words are embedded with the user's lock in hand, so that what is noted and what is remembered of it can't part. */
    private Uni<Void> remember(
            PlainTransaction transaction, Event<BehaviorRecorded> event, KeptHabit made, Instant now) {
        var behavior = event.body();
        return transaction
                .sql(HabitStatements.REMEMBER)
                .execute(Tuple.from(new Object[] {
                    behavior.userId(),
                    made.habit(),
                    made.kind().wireName(),
                    made.days(),
                    made.first(),
                    made.last(),
                    behavior.behaviorId()
                }))
                .chain(() -> noticed(behavior, made))
                .chain(noticed -> memories.remember(
                        transaction,
                        exchange(behavior.userId(), behavior.behaviorId(), behavior.occurredAt()),
                        noticed,
                        Author.behavior("the days on which it was done"),
                        now,
                        change -> Event.of(EventType.MEMORY_REINFORCED, change)
                                .causedBy(event)
                                .withId(Ids.derived("memory.reinforced", event.id(), change.memoryId()))))
                .replaceWithVoid();
    }

    private Uni<Noticed> noticed(BehaviorRecorded behavior, KeptHabit made) {
        // Where the connection of the transaction is at home.
        var context = Vertx.currentContext();
        return Uni.createFrom()
                .item(() -> memories.noticed(made.memory(), behavior.occurredAt(), Optional.empty()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(task -> context.runOnContext(_ -> task.run()));
    }

    /** @return whether any went; what somebody spoke for by hand since stays among the memories */
    private Uni<Boolean> forget(
            PlainTransaction transaction, UUID userId, String habit, Predicate<KeptHabit> which, Instant now) {
        return remembered(transaction, userId, habit)
                .chain(all -> Multi.createFrom()
                        .items(all.stream().filter(one -> which.test(one.habit())))
                        .onItem()
                        .transformToUniAndConcatenate(one -> transaction
                                .sql(HabitStatements.FORGET)
                                .execute(Tuple.of(
                                        userId,
                                        habit,
                                        one.habit().kind().wireName(),
                                        one.habit().days(),
                                        one.habit().last()))
                                .chain(() ->
                                        memories.retract(transaction, exchange(userId, one.behaviorId(), now), now))
                                .replaceWith(one))
                        .collect()
                        .asList()
                        .map(gone -> !gone.isEmpty()));
    }

    /** Nobody said anything. */
    private static Exchange exchange(UUID userId, UUID behaviorId, Instant at) {
        return new Exchange(
                userId,
                SourceType.BEHAVIOR,
                behaviorId,
                behaviorId,
                at,
                at,
                new Conversation(List.of()),
                Known.NOTHING);
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from habit_days where user_id = $1")
                .execute(Tuple.of(userId))
                .chain(() -> transaction
                        .sql("delete from habit_memories where user_id = $1")
                        .execute(Tuple.of(userId)))
                .replaceWithVoid();
    }
}
