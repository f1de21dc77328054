package dev.heartline.sms.template;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.SessionTransaction;
import dev.heartline.messaging.transaction.Transactions;

/** Finds templates. */
@ApplicationScoped
public class Templates {

    private final Transactions transactions;

    public Templates(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Fails with {@link UnknownTemplate} where no active template has the name. */
    public Uni<SmsTemplate> active(String name) {
        return transactions.session(transaction -> transaction
                .session()
                .createSelectionQuery(
                        "from SmsTemplate where templateName = :name and active = true", SmsTemplate.class)
                .setParameter("name", name)
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(() -> new UnknownTemplate(name)));
    }

    /** Counts a text that was sent, in the transaction that records it. */
    public static Uni<Void> countSent(SessionTransaction transaction, Optional<UUID> template) {
        return template.map(id -> transaction
                        .session()
                        .createMutationQuery("update SmsTemplate set sentCount = sentCount + 1 where id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
