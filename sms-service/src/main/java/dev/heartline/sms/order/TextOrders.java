package dev.heartline.sms.order;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.sms.outbound.NewText;
import dev.heartline.sms.outbound.TextQueue;
import dev.heartline.sms.template.SmsTemplate;
import dev.heartline.sms.template.Templates;

/** Turns orders into queued texts. */
@ApplicationScoped
class TextOrders {

    private final Transactions transactions;
    private final Profiles profiles;
    private final Templates templates;
    private final TextQueue queue;

    TextOrders(Transactions transactions, Profiles profiles, Templates templates, TextQueue queue) {
        this.transactions = transactions;
        this.profiles = profiles;
        this.templates = templates;
        this.queue = queue;
    }

    /**
     * Queues the text; nothing where one of this id is queued already. Fails with {@link UnorderableText} or
     * {@link dev.heartline.sms.template.UnusableTemplate}.
     */
    Uni<Void> place(UUID id, TextOrder order) {
        return template(order)
                .chain(template -> transactions.plain(transaction -> transaction
                        .lock(order.userId().toString())
                        .chain(() -> profiles.find(transaction.connection(), order.userId()))
                        .chain(user -> queue(transaction, id, order, template, user))))
                .invoke(queue::nudge);
    }

    private Uni<Optional<SmsTemplate>> template(TextOrder order) {
        return order.template() == null
                ? Uni.createFrom().item(Optional.empty())
                : templates.active(order.template()).map(Optional::of).invoke(TextOrders::requireForSending);
    }

    private Uni<Void> queue(
            PlainTransaction transaction,
            UUID id,
            TextOrder order,
            Optional<SmsTemplate> template,
            Optional<KnownUser> user) {
        var known = user.orElseThrow(() -> new UnorderableText("no profile has this user id"));
        if (known.phone().isEmpty()) {
            throw new UnorderableText("the user has no phone number");
        }
        var text = new NewText(
                id,
                Optional.of(known.userId()),
                known.phone(),
                template.map(found -> found.render(values(order, known))).orElse(order.body()),
                template.map(found -> found.category().purpose()).orElse(ContactPurpose.COACHING),
                template.map(SmsTemplate::id),
                Optional.empty(),
                new NewText.Origin.Request(order.digest()));
        return queue.add(transaction, text).replaceWithVoid();
    }

    private static void requireForSending(Optional<SmsTemplate> template) {
        template.filter(found -> !found.category().isForSending()).ifPresent(found -> {
            throw new UnorderableText("the template '" + found.name() + "' is sent by the service only");
        });
    }

    private static Map<String, String> values(TextOrder order, KnownUser user) {
        var values = new HashMap<String, String>();
        user.firstName().ifPresent(name -> values.put("first_name", name));
        values.putAll(order.variables());
        return values;
    }
}
