package dev.heartline.sms.answer;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.Ids;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.sms.outbound.NewText;
import dev.heartline.sms.outbound.TextQueue;
import dev.heartline.sms.template.TemplateText;
import dev.heartline.sms.template.UnknownTemplate;
import dev.heartline.sms.template.UnusableTemplate;
import dev.heartline.sms.template.UnusableTemplates;
import dev.heartline.telephony.number.InvalidPhoneNumber;
import dev.heartline.telephony.number.PhoneNumber;

/** Gives fixed answers, each at most once to one text, in the transaction of what they answer. */
@ApplicationScoped
public class FixedAnswers {

    private static final String TEMPLATE =
            "select id, version, template_text from sms_templates where template_name = $1 and is_active";

    private final TextQueue queue;
    private final UnusableTemplates unusable;

    FixedAnswers(TextQueue queue, UnusableTemplates unusable) {
        this.queue = queue;
        this.unusable = unusable;
    }

    public Uni<Void> give(PlainTransaction transaction, Received received, FixedAnswer answer) {
        return give(transaction, received, answer, Map.of()).replaceWithVoid();
    }

    /**
     * Queues the answer. A template that is switched off, or asks for what it isn't given, must not keep an opt-out from binding
     * or danger from being told, so it is no failure.
     *
     * @return the text; empty where there is none, or nobody to send it to
     */
    public Uni<Optional<UUID>> give(
            PlainTransaction transaction, Received received, FixedAnswer answer, Map<String, String> values) {
        if (!isPhone(received.party().phone())) {
            return Uni.createFrom().item(Optional.empty());
        }
        return transaction.sql(TEMPLATE).execute(Tuple.of(answer.template())).chain(rows -> {
            try {
                if (rows.size() == 0) {
                    throw new UnknownTemplate(answer.template());
                }
                var text = text(received, answer, values, rows.iterator().next());
                return queue.add(transaction, text).replaceWith(Optional.of(text.id()));
            } catch (UnusableTemplate why) {
                unusable.tell(answer.template(), why);
                return Uni.createFrom().item(Optional.empty());
            }
        });
    }

    private static NewText text(Received received, FixedAnswer answer, Map<String, String> values, Row template) {
        return new NewText(
                Ids.derived(answer.template(), received.messageId()),
                received.party().userId(),
                Optional.of(received.party().phone()),
                new TemplateText(template.getString("template_text")).render(values),
                answer.purpose(),
                Optional.of(new NewText.Template(template.getUUID("id"), template.getInteger("version"))),
                Optional.empty(),
                new NewText.Origin.Question(received.messageId(), received.conversationId(), Optional.empty()));
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
