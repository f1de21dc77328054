package dev.heartline.sms.message;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;

import dev.heartline.care.alert.Alerts;
import dev.heartline.messaging.transaction.SessionTransaction;
import dev.heartline.messaging.transaction.Transactions;

/** Finds texts, and changes them one at a time. */
@ApplicationScoped
public class Messages {

    private final Transactions transactions;
    private final Alerts alerts;
    private final List<SentTexts> interested;
    private final Clock clock;
    private final Timer answers;

    public Messages(
            Transactions transactions,
            Alerts alerts,
            @All List<SentTexts> interested,
            Clock clock,
            MeterRegistry registry) {
        this.transactions = transactions;
        this.alerts = alerts;
        this.interested = interested;
        this.clock = clock;
        this.answers = Timer.builder("heartline.sms.answers.lag")
                .description("From when an answer of the coach's was due until a carrier took it")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }

    public Uni<Optional<SmsMessage>> find(UUID id) {
        return transactions.session(
                transaction -> transaction.session().find(SmsMessage.class, id).map(Optional::ofNullable));
    }

    /** By the provider's id for it. */
    public Uni<Optional<SmsMessage>> findBySid(String sid) {
        return transactions.session(transaction -> transaction
                .session()
                .createSelectionQuery("from SmsMessage where providerMessageSid = :sid", SmsMessage.class)
                .setParameter("sid", sid)
                .getSingleResultOrNull()
                .map(Optional::ofNullable));
    }

    /**
     * Whose texts, in both directions.
     *
     * @param conversation only those of this thread
     */
    record TextsOf(UUID userId, Optional<UUID> conversation) {

        private static final String NEWEST_FIRST = " order by createdAt desc, id desc";

        private SelectionQuery<SmsMessage> query(SessionTransaction transaction, String condition) {
            var ofThread = conversation.isPresent() ? " and conversationId = :conversation" : "";
            var query = transaction
                    .session()
                    .createSelectionQuery(
                            "from SmsMessage where userId = :user" + ofThread + condition + NEWEST_FIRST,
                            SmsMessage.class)
                    .setParameter("user", userId);
            conversation.ifPresent(id -> query.setParameter("conversation", id));
            return query;
        }
    }

    /** Newest first. */
    Uni<List<SmsMessage>> latest(TextsOf texts, int limit) {
        return transactions.session(
                transaction -> texts.query(transaction, "").setMaxResults(limit).getResultList());
    }

    /** As {@link #latest}, of those before the given text. */
    Uni<List<SmsMessage>> latestBefore(TextsOf texts, SmsMessage before, int limit) {
        return transactions.session(
                transaction -> texts.query(transaction, " and (createdAt < :at or createdAt = :at and id < :before)")
                        .setParameter("at", before.createdAt())
                        .setParameter("before", before.id())
                        .setMaxResults(limit)
                        .getResultList());
    }

    /** Texts that no reader understood and nobody has seen to, the oldest first. */
    Uni<List<SmsMessage>> unreadable(int limit) {
        return transactions.session(transaction -> transaction
                .session()
                .createSelectionQuery("""
                        from SmsMessage where unreadableAt is not null and handledAt is null
                        order by unreadableAt, id
                        """, SmsMessage.class)
                .setMaxResults(limit)
                .getResultList());
    }

    /** As {@link #unreadable}, of those after the given text, which may have been seen to meanwhile. */
    Uni<List<SmsMessage>> unreadableAfter(SmsMessage after, int limit) {
        return transactions.session(transaction -> transaction
                .session()
                .createSelectionQuery("""
                        from SmsMessage where unreadableAt is not null and handledAt is null
                          and (unreadableAt > :at or unreadableAt = :at and id > :after)
                        order by unreadableAt, id
                        """, SmsMessage.class)
                .setParameter("at", after.unreadableAt())
                .setParameter("after", after.id())
                .setMaxResults(limit)
                .getResultList());
    }

    /** Texts that were noted for a human and nobody has seen to, the oldest first. */
    Uni<List<SmsMessage>> noted(int limit) {
        return transactions.session(transaction -> transaction
                .session()
                .createSelectionQuery("""
                        from SmsMessage where notedAs is not null and handledAt is null
                        order by createdAt, id
                        """, SmsMessage.class)
                .setMaxResults(limit)
                .getResultList());
    }

    /** As {@link #noted}, of those after the given text, which may have been seen to meanwhile. */
    Uni<List<SmsMessage>> notedAfter(SmsMessage after, int limit) {
        return transactions.session(transaction -> transaction
                .session()
                .createSelectionQuery("""
                        from SmsMessage where notedAs is not null and handledAt is null
                          and (createdAt > :at or createdAt = :at and id > :after)
                        order by createdAt, id
                        """, SmsMessage.class)
                .setParameter("at", after.createdAt())
                .setParameter("after", after.id())
                .setMaxResults(limit)
                .getResultList());
    }

    /** Notes that a human has seen to a text; may be repeated. */
    Uni<Void> handled(UUID id, String by) {
        return change(id, message -> message.handled(by, clock.instant())).replaceWithVoid();
    }

    /**
     * Changes a text while nobody else can. Nothing happens if it was erased. An alert knows what became of its answer.
     *
     * @return the status that it came to; empty where it kept the one it had
     */
    public Uni<Optional<MessageStatus>> change(UUID id, Consumer<SmsMessage> change) {
        return change(id, change, (_, _) -> Uni.createFrom().voidItem());
    }

    /**
     * As {@link #change(UUID, Consumer)}.
     *
     * @param then what else happens in the same transaction, by the status that the text came to
     */
    public Uni<Optional<MessageStatus>> change(
            UUID id, Consumer<SmsMessage> change, BiFunction<SessionTransaction, MessageStatus, Uni<Void>> then) {
        return transactions.session(transaction -> transaction
                .session()
                .find(SmsMessage.class, id, LockMode.PESSIMISTIC_WRITE)
                .chain(message -> message == null
                        ? Uni.createFrom().item(Optional.<MessageStatus>empty())
                        : change(transaction, message, change))
                .call(status -> status.map(came -> then.apply(transaction, came))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Optional<MessageStatus>> change(
            SessionTransaction transaction, SmsMessage message, Consumer<SmsMessage> change) {
        var before = message.status();
        boolean hadLeft = message.sentAt().isPresent();
        change.accept(message);
        if (!hadLeft) {
            message.sentAt()
                    .ifPresent(at -> message.answerDueAt().ifPresent(due -> answers.record(Duration.between(due, at))));
        }
        if (message.status() == before) {
            return Uni.createFrom().item(Optional.empty());
        }
        var told = message.answersDanger()
                ? alerts.answered(transaction, message.id(), message.answer(clock.instant()))
                : Uni.createFrom().voidItem();
        return told.chain(() -> Multi.createFrom()
                        .iterable(interested)
                        .onItem()
                        .transformToUniAndConcatenate(each -> each.changed(transaction, message))
                        .collect()
                        .asList())
                .replaceWith(Optional.of(message.status()));
    }
}
