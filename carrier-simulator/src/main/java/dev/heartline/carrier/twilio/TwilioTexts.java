package dev.heartline.carrier.twilio;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.heartline.carrier.network.Direction;
import dev.heartline.carrier.network.History;
import dev.heartline.carrier.network.InboundText;
import dev.heartline.carrier.network.People;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.TextMessage;
import dev.heartline.carrier.network.TextReport;
import dev.heartline.carrier.network.TextState;
import dev.heartline.carrier.network.Texting;
import dev.heartline.carrier.twilio.TwiML.InvalidTwiML;
import dev.heartline.carrier.twilio.TwiML.Message;
import dev.heartline.carrier.webhook.CallbackQueue;
import dev.heartline.carrier.webhook.InboundQueue;
import dev.heartline.carrier.webhook.Patience;
import dev.heartline.telephony.number.PhoneNumber;

/** All texts of the simulated Twilio, in both directions; keeps the last ones. */
public final class TwilioTexts {
    private static final int OPTED_OUT = 21610;
    private static final int UNKNOWN_HANDSET = 30005;
    private static final String MEDIA = "https://api.twilio.com/2010-04-01/Accounts/%s/Messages/%s/Media/%s";

    private final Exchange exchange;
    private final InboundQueue arrivals;
    private final People people;
    private final History<TextMessage> texts;
    private final Set<PhoneNumber> rented = new HashSet<>();
    /** What calls a scheduled text off, by its id. */
    private final Map<String, Runnable> scheduled = new HashMap<>();

    private NumberRoutes routes;

    TwilioTexts(Exchange exchange, People people, NumberRoutes routes, int history) {
        this.exchange = exchange;
        this.arrivals = new InboundQueue(exchange.webhooks().webhooks(), exchange.faults(), exchange.clock());
        this.people = people;
        this.routes = routes;
        this.texts = new History<>(history, TextMessage::isDone);
        rented.add(exchange.ourNumber());
    }

    /** The account has one more number to text from. */
    public void rent(PhoneNumber number) {
        rented.add(number);
    }

    /** Whether the account may text from it. */
    boolean isRented(PhoneNumber number) {
        return rented.contains(number);
    }

    public void route(NumberRoutes routes) {
        this.routes = routes;
    }

    /**
     * A person texts our number. The webhook is retried as {@link TwilioManners#outcome} says.
     *
     * @throws IllegalStateException when no SMS URL is configured
     */
    public TextMessage send(InboundText order) {
        var url =
                routes.smsUrl().orElseThrow(() -> new IllegalStateException("no sms url is configured at our number"));
        people.ensure(order.from());
        var text = new TextMessage(
                order.messageSid()
                        .orElseGet(() -> order.media() > 0 ? TwilioSids.pictureMessage() : TwilioSids.message()),
                Direction.INBOUND,
                order.from(),
                order.to().orElse(exchange.ourNumber()),
                order.body(),
                order.media(),
                TextState.RECEIVED);
        texts.put(text.sid(), text);
        var fields = TwilioFields.of(text, exchange.account().sid())
                .with("SmsMessageSid", text.sid())
                .with("SmsStatus", "received")
                .with("Body", text.body())
                .with("NumMedia", text.media())
                .with("NumSegments", text.segments())
                .with("FromCity", "")
                .with("FromCountry", "US")
                .with("ToCountry", "US");
        for (int n = 0; n < text.media(); n++) {
            fields.with("MediaContentType" + n, "image/jpeg")
                    .with("MediaUrl" + n, MEDIA.formatted(exchange.account().sid(), text.sid(), TwilioSids.media()));
        }
        arrivals.send(
                        text.from(),
                        exchange.webhooks().webhook("sms", url, fields.form()),
                        exchange.manners().outcome(),
                        text::record)
                .onSuccess(answer -> {
                    if (answer.isOk()) {
                        reply(text, answer.body());
                    }
                    text.finish();
                });
        return text;
    }

    public Optional<TextReport> find(String sid) {
        return texts.find(sid).map(TextMessage::report);
    }

    public List<TextReport> all() {
        return texts.all().stream().map(TextMessage::report).toList();
    }

    public void forgetDone() {
        texts.forgetEnded();
    }

    /** A text that our service ordered. */
    TextMessage order(TextOrder order) throws TwilioError {
        if (people.find(order.to())
                .map(Person::texting)
                .filter(Texting.Blocked.class::isInstance)
                .isPresent()) {
            throw new TwilioError(400, OPTED_OUT, "Attempt to send to unsubscribed recipient");
        }
        return deliver(order);
    }

    /** Calls off a text that is scheduled, and tells our service so. */
    void cancel(TextMessage text) {
        text.advance(TextState.CANCELED);
        Optional.ofNullable(scheduled.remove(text.sid())).ifPresent(Runnable::run);
    }

    /** False for one that is still being told of. */
    boolean forget(String sid) {
        return texts.forget(sid);
    }

    Optional<TextMessage> known(String sid) {
        return texts.find(sid);
    }

    Collection<TextMessage> known() {
        return texts.all();
    }

    private TextMessage deliver(TextOrder order) {
        var text = new TextMessage(
                TwilioSids.message(),
                Direction.OUTBOUND,
                order.from(),
                order.to(),
                order.body(),
                order.media(),
                order.sendAt().isPresent() ? TextState.SCHEDULED : TextState.QUEUED);
        texts.put(text.sid(), text);
        var queue =
                new CallbackQueue(exchange.webhooks().webhooks(), exchange.faults(), exchange.clock(), text::record);
        order.sendAt()
                .ifPresentOrElse(
                        at -> schedule(text, at, order, queue),
                        () -> later(() -> carry(text, order.statusCallback(), queue)));
        return text;
    }

    private void schedule(TextMessage text, Instant at, TextOrder order, CallbackQueue queue) {
        long wait = Math.max(1, at.toEpochMilli() - System.currentTimeMillis());
        var callOff = exchange.clock().later(wait, () -> {
            scheduled.remove(text.sid());
            carry(text, order.statusCallback(), queue);
        });
        scheduled.put(text.sid(), () -> {
            callOff.run();
            tell(text, queue, order.statusCallback(), exchange.manners().outcome());
            queue.close().onComplete(told -> text.finish());
        });
    }

    private void carry(TextMessage text, Optional<String> statusCallback, CallbackQueue queue) {
        text.advance(TextState.SENT);
        tell(text, queue, statusCallback, exchange.manners().progress());
        later(() -> {
            switch (people.find(text.to()).map(Person::texting).orElse(new Texting.Undelivered(UNKNOWN_HANDSET))) {
                case Texting.Receives() -> text.advance(TextState.DELIVERED);
                case Texting.Undelivered(int errorCode) -> text.lose(errorCode);
                case Texting.Blocked() -> text.lose(OPTED_OUT);
            }
            tell(text, queue, statusCallback, exchange.manners().outcome());
            queue.close().onComplete(told -> text.finish());
        });
    }

    private void tell(TextMessage text, CallbackQueue queue, Optional<String> statusCallback, Patience patience) {
        var fields = TwilioFields.of(text, exchange.account().sid())
                .with("MessageStatus", text.state().wireName())
                .with("SmsStatus", text.state().wireName());
        text.errorCode().ifPresent(code -> fields.with("ErrorCode", code));
        statusCallback.ifPresent(url -> queue.send(
                exchange.webhooks().webhook("sms-status:" + text.state().wireName(), url, fields.form()), patience));
    }

    private void reply(TextMessage text, String twiml) {
        if (twiml.isBlank()) {
            return;
        }
        try {
            for (var verb : TwiML.parse(twiml).verbs()) {
                if (verb instanceof Message(var body)) {
                    deliver(new TextOrder(text.from(), text.to(), body, 0, Optional.empty(), Optional.empty()));
                }
            }
        } catch (InvalidTwiML e) {
            // Twilio logs error 12100 and sends nothing; the text itself was taken.
        }
    }

    private void later(Runnable action) {
        exchange.clock().later(Math.max(1, exchange.manners().step().toMillis()), action);
    }
}
