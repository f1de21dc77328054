package dev.heartline.sms.followup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.ContactChannel;
import dev.heartline.service.contact.ContactDecisions;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.service.contact.ContactReason;
import dev.heartline.service.contact.ContactVerdict;
import dev.heartline.service.contact.ForgottenContacts;
import dev.heartline.service.contact.PlannedContact;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.time.Timestamps;
import dev.heartline.sms.coachmessage.CoachMessages;
import dev.heartline.sms.outbound.DispatchConfig;

/**
 * {@code in_app_follow_ups}: what a call agreed that the app says later. When it is due the contact policy is asked; what it allows is
 * logged among what the coach sent, where the host reads it, and what it refuses is a row of {@code contact_decision}. All of it runs
 * under the user's lock.
 */
@ApplicationScoped
class InAppFollowUps implements UserDataOwner {

    /** As in {@code contact_decision.reason}. */
    private static final String EXPIRED = "expired";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String PLAN = """
            insert into in_app_follow_ups (id, user_id, due_at, not_before) values ($1, $2, $3, $3)
            on conflict do nothing
            """;

    /** By the index in_app_follow_ups_due. */
    private static final String DUE =
            "select id, user_id from in_app_follow_ups where not_before <= $1 order by not_before limit 100";

    private static final String STILL_DUE =
            "select due_at, not_before from in_app_follow_ups where id = $1 and not_before <= $2 for update";

    private static final String HOLD = "update in_app_follow_ups set not_before = $2 where id = $1";

    private static final String DONE = "delete from in_app_follow_ups where id = $1";

    /** By the index in_app_follow_ups_user. */
    private static final String TAKE_BACK = "delete from in_app_follow_ups where user_id = $1 returning id";

    private final Pool pool;
    private final Transactions transactions;
    private final Profiles profiles;
    private final ContactDecisions contacts;
    private final ForgottenContacts forgotten;
    private final CoachMessages messages;
    private final DispatchConfig config;
    private final Clock clock;
    private final BackgroundLoop loop;

    private record Waiting(UUID id, UUID userId) {}

    InAppFollowUps(
            Pool pool,
            Transactions transactions,
            Profiles profiles,
            ContactDecisions contacts,
            ForgottenContacts forgotten,
            CoachMessages messages,
            DispatchConfig config,
            Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.profiles = profiles;
        this.contacts = contacts;
        this.forgotten = forgotten;
        this.messages = messages;
        this.config = config;
        this.clock = clock;
        this.loop = new BackgroundLoop("in-app-follow-ups", 1, config.poll(), this::next);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    /** Also where its time has passed: it is due at once then, or over. */
    Uni<Void> plan(PlainTransaction transaction, KnownUser user, UUID id, Instant at) {
        return transaction
                .sql(PLAN)
                .execute(Tuple.of(id, user.userId(), Timestamps.of(at)))
                .replaceWithVoid();
    }

    Uni<Void> notAfterDanger(PlainTransaction transaction, KnownUser user, UUID id) {
        return contacts.decline(
                transaction, contact(id, user.userId(), Optional.of(user)), ContactReason.CRISIS_QUIET.wireName());
    }

    /** They are in danger: what has not been shown never is. */
    Uni<Void> takeBack(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql(TAKE_BACK)
                .execute(Tuple.of(userId))
                .chain(rows -> contacts.declineAll(
                        transaction,
                        rows.stream()
                                .map(row -> contact(row.getUUID("id"), userId, Optional.empty()))
                                .toList(),
                        ContactReason.CRISIS_QUIET.wireName()));
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction.sql(TAKE_BACK).execute(Tuple.of(userId)).replaceWithVoid();
    }

    private boolean next() throws InterruptedException {
        var due = due().await().atMost(PATIENCE);
        return !due.isEmpty()
                && BackgroundLoop.Step.each(due.stream().map(this::step).toList())
                        .run();
    }

    private Uni<List<Waiting>> due() {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(Timestamps.of(clock.instant())))
                .map(rows -> rows.stream()
                        .map(row -> new Waiting(row.getUUID("id"), row.getUUID("user_id")))
                        .toList());
    }

    private BackgroundLoop.Step step(Waiting waiting) {
        return () -> settle(waiting).await().atMost(PATIENCE);
    }

    /** @return false where another replica, an erasure or danger was faster */
    private Uni<Boolean> settle(Waiting waiting) {
        var now = clock.instant();
        return transactions.plain(transaction -> transaction
                .lock(waiting.userId().toString())
                .chain(() -> transaction.sql(STILL_DUE).execute(Tuple.of(waiting.id(), Timestamps.of(now))))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(false)
                        : profiles.find(transaction.connection(), waiting.userId())
                                .chain(user -> decide(
                                        transaction,
                                        waiting,
                                        user,
                                        isOver(rows.iterator().next(), now)))
                                .replaceWith(true)));
    }

    /** It waited for too long, or may have been shown already, by this service on a database that was lost. */
    private boolean isOver(Row row, Instant now) {
        return row.getOffsetDateTime("due_at")
                        .toInstant()
                        .plus(config.expireAfter())
                        .isBefore(now)
                || forgotten.mayHaveBeenMade(row.getOffsetDateTime("not_before").toInstant());
    }

    private Uni<Void> decide(PlainTransaction transaction, Waiting waiting, Optional<KnownUser> user, boolean isOver) {
        var contact = contact(waiting.id(), waiting.userId(), user);
        return isOver
                ? contacts.decline(transaction, contact, EXPIRED).chain(() -> done(transaction, waiting))
                : contacts.decide(transaction, contact).chain(verdict -> apply(transaction, waiting, user, verdict));
    }

    private Uni<Void> apply(
            PlainTransaction transaction, Waiting waiting, Optional<KnownUser> user, ContactVerdict verdict) {
        return switch (verdict) {
            case ContactVerdict.Held held ->
                transaction
                        .sql(HOLD)
                        .execute(Tuple.of(waiting.id(), Timestamps.of(held.until())))
                        .replaceWithVoid();
            case ContactVerdict.Refused _ -> done(transaction, waiting);
            case ContactVerdict.Allowed _ ->
                messages.logInApp(transaction, waiting.id(), waiting.userId(), words(user))
                        .chain(() -> done(transaction, waiting));
        };
    }

    private static String words(Optional<KnownUser> user) {
        return FollowUpWords.inApp(user.flatMap(KnownUser::firstName), user.flatMap(KnownUser::language));
    }

    private static Uni<Void> done(PlainTransaction transaction, Waiting waiting) {
        return transaction.sql(DONE).execute(Tuple.of(waiting.id())).replaceWithVoid();
    }

    private static PlannedContact contact(UUID id, UUID userId, Optional<KnownUser> user) {
        return new PlannedContact(
                ContactChannel.IN_APP,
                ContactPurpose.FOLLOW_UP,
                Optional.of(userId),
                user,
                user.flatMap(KnownUser::phone),
                id);
    }
}
