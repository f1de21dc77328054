package dev.heartline.carrier.twilio;

import java.util.ArrayList;

import io.vertx.core.json.JsonObject;

import dev.heartline.carrier.network.TextMessage;
import dev.heartline.carrier.network.TextState;
import dev.heartline.telephony.number.PhoneNumber;
import dev.heartline.telephony.signature.FormBody;

/** {@code Messages.json} and what lies below. Source: twilio.com/docs/messaging/api/message-resource. */
final class MessageResources {
    private final TwilioTexts texts;
    private final PhoneNumber ours;
    private final String accountSid;

    MessageResources(TwilioTexts texts, PhoneNumber ours, String accountSid) {
        this.texts = texts;
        this.ours = ours;
        this.accountSid = accountSid;
    }

    JsonObject create(FormBody form) throws TwilioError {
        return TwilioJson.message(texts.order(TextOrder.of(form, ours, texts::isRented)), accountSid);
    }

    JsonObject fetch(String sid) throws TwilioError {
        return TwilioJson.message(known(sid), accountSid);
    }

    JsonObject list(PageRequest page) throws TwilioError {
        var query = page.query();
        var to = CallResources.number(query, "To");
        var from = CallResources.number(query, "From");
        var sent = TimeWindow.of(query, "DateSent");
        var newestFirst = new ArrayList<>(texts.known()).reversed();
        var found = newestFirst.stream()
                .filter(text -> to.map(text.to()::equals).orElse(true))
                .filter(text -> from.map(text.from()::equals).orElse(true))
                .filter(text -> sent.accepts(text.sentAt()))
                .toList();
        return page.answer("messages", found, TextMessage::sid, text -> TwilioJson.message(text, accountSid));
    }

    /** Redacts a text that is done with ({@code Body=}), or calls off a scheduled one ({@code Status=canceled}). */
    JsonObject update(String sid, FormBody form) throws TwilioError {
        var text = known(sid);
        var body = form.first("Body");
        var status = form.first("Status");
        if (body.isPresent() == status.isPresent()
                || body.filter(words -> !words.isEmpty()).isPresent()
                || status.filter(word -> !word.equals("canceled")).isPresent()) {
            throw new TwilioError(400, 30400, "Parameters are not valid");
        }
        if (body.isPresent()) {
            if (!text.state().isFinal()) {
                throw unfinished("redact");
            }
            text.redact();
        } else if (text.state() == TextState.SCHEDULED) {
            texts.cancel(text);
        } else {
            throw new TwilioError(409, 30409, "This message cannot be canceled");
        }
        return TwilioJson.message(text, accountSid);
    }

    void delete(String sid) throws TwilioError {
        if (!known(sid).state().isFinal() || !texts.forget(sid)) {
            throw unfinished("delete");
        }
    }

    private static TwilioError unfinished(String what) {
        return new TwilioError(409, 20009, "Cannot " + what + " message because delivery has not been completed.");
    }

    private TextMessage known(String sid) throws TwilioError {
        return texts.known(sid).orElseThrow(TwilioError::notFound);
    }
}
