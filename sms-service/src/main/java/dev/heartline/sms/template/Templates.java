package dev.heartline.sms.template;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

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
}
