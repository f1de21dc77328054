package dev.heartline.sms.inbound;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.events.Ids;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.sms.outbound.NewText;
import dev.heartline.sms.outbound.TextQueue;
import dev.heartline.sms.template.TemplateText;
import dev.heartline.telephony.number.InvalidPhoneNumber;
import dev.heartline.telephony.number.PhoneNumber;

/** Gives fixed answers, each at most once to one text, in the transaction of what they answer. */
@ApplicationScoped
class FixedAnswers {

    private static final Logger LOG = Logger.getLogger(FixedAnswers.class);

    private static final String TEMPLATE =
            "select id, template_text from sms_templates where template_name = $1 and is_active";

    private final TextQueue queue;

    FixedAnswers(TextQueue queue) {
        this.queue = queue;
    }

    Uni<Void> give(PlainTransaction transaction, Received received, FixedAnswer answer) {
        return give(transaction, received, answer, Map.of()).replaceWithVoid();
    }

    /**
     * Queues the answer. A template that is switched off must not keep an opt-out from binding, so it is no failure.
     *
     * @return the text; empty where there is none, or nobody to send it to
     */
    Uni<Optional<UUID>> give(
            PlainTransaction transaction, Received received, FixedAnswer answer, Map<String, String> values) {
        if (!isPhone(received.party().phone())) {
            return Uni.createFrom().item(Optional.empty());
        }
        return transaction.sql(TEMPLATE).execute(Tuple.of(answer.template())).chain(rows -> {
            if (rows.size() == 0) {
                LOG.errorf("There is no active template '%s' to answer with", answer.template());
                return Uni.createFrom().item(Optional.empty());
            }
            var text = text(received, answer, values, rows.iterator().next());
            return queue.add(transaction, text).replaceWith(Optional.of(text.id()));
        });
    }

    private static NewText text(Received received, FixedAnswer answer, Map<String, String> values, Row template) {
        return new NewText(
                Ids.derived(answer.template(), received.messageId()),
                received.party().userId(),
                Optional.of(received.party().phone()),
                new TemplateText(template.getString("template_text")).render(values),
                answer.purpose(),
                Optional.of(template.getUUID("id")),
                new NewText.Origin.Question(received.messageId(), received.conversationId()));
    }

    /** Short codes and names can text us, but can't be texted. */
    private static boolean isPhone(String sender) {
        try {
            PhoneNumber.of(sender);
            return true;
        } catch (InvalidPhoneNumber e) {
            return false;
        }
    }
}
