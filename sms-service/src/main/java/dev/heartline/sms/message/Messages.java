package dev.heartline.sms.message;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.hibernate.LockMode;

import dev.heartline.care.alert.Alerts;
import dev.heartline.care.alert.AnswerState;
import dev.heartline.messaging.transaction.SessionTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.sms.template.Templates;

/** Finds texts, and changes them one at a time. */
@ApplicationScoped
public class Messages {

    private final Transactions transactions;
    private final Alerts alerts;

    public Messages(Transactions transactions, Alerts alerts) {
        this.transactions = transactions;
        this.alerts = alerts;
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

    /** A user's texts in both directions, newest first. */
    Uni<List<SmsMessage>> latest(UUID userId, int limit) {
        return transactions.session(transaction -> transaction
                .session()
                .createSelectionQuery(
                        "from SmsMessage where userId = :user order by createdAt desc, id desc", SmsMessage.class)
                .setParameter("user", userId)
                .setMaxResults(limit)
                .getResultList());
    }

    /** As {@link #latest}, of those before the given text. */
    Uni<List<SmsMessage>> latestBefore(UUID userId, SmsMessage before, int limit) {
        return transactions.session(transaction -> transaction
                .session()
                .createSelectionQuery("""
                        from SmsMessage where userId = :user
                          and (createdAt < :at or createdAt = :at and id < :before)
                        order by createdAt desc, id desc
                        """, SmsMessage.class)
                .setParameter("user", userId)
                .setParameter("at", before.createdAt())
                .setParameter("before", before.id())
                .setMaxResults(limit)
                .getResultList());
    }

    /** Changes a text while nobody else can. Nothing happens if it was erased. An alert knows what became of its answer. */
    public Uni<Void> change(UUID id, Consumer<SmsMessage> change) {
        return transactions.session(transaction -> transaction
                .session()
                .find(SmsMessage.class, id, LockMode.PESSIMISTIC_WRITE)
                .chain(message ->
                        message == null ? Uni.createFrom().voidItem() : change(transaction, message, change)));
    }

    private Uni<Void> change(SessionTransaction transaction, SmsMessage message, Consumer<SmsMessage> change) {
        boolean wasSent = message.isSent();
        var before = message.status();
        change.accept(message);
        var counted = message.isSent() && !wasSent
                ? Templates.countSent(transaction, message.templateId())
                : Uni.createFrom().voidItem();
        return message.answersDanger() && message.status() != before
                ? counted.chain(() -> alerts.answered(transaction, message.id(), answer(message.status())))
                : counted;
    }

    private static AnswerState answer(MessageStatus status) {
        return switch (status) {
            case RECEIVED, QUEUED, HELD, SENDING -> AnswerState.PENDING;
            case SENT -> AnswerState.SENT;
            case DELIVERED -> AnswerState.DELIVERED;
            case UNDELIVERED, FAILED, SKIPPED -> AnswerState.FAILED;
        };
    }
}
