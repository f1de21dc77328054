package dev.heartline.carrier.text;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.heartline.carrier.fault.Faults;
import dev.heartline.carrier.network.Clock;
import dev.heartline.carrier.network.Direction;
import dev.heartline.carrier.network.History;
import dev.heartline.carrier.network.InboundText;
import dev.heartline.carrier.network.People;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.TextMessage;
import dev.heartline.carrier.network.TextReport;
import dev.heartline.carrier.network.TextState;
import dev.heartline.carrier.network.Texting;
import dev.heartline.carrier.webhook.CallbackQueue;
import dev.heartline.carrier.webhook.InboundQueue;
import dev.heartline.carrier.webhook.NetworkManners;
import dev.heartline.carrier.webhook.Patience;
import dev.heartline.carrier.webhook.Webhooks;
import dev.heartline.telephony.number.PhoneNumber;

/** All texts of one provider, in both directions; keeps the last ones. To be used on one event loop. */
public final class Texts {
    private static final int UNKNOWN_HANDSET = 1;

    private final PhoneNumber ourNumber;
    private final TextDialect dialect;
    private final NetworkManners manners;
    private final Webhooks webhooks;
    private final InboundQueue arrivals;
    private final People people;
    private final Faults faults;
    private final Clock clock;
    private final History<Carried> texts;
    private final Set<PhoneNumber> rented = new HashSet<>();

    private Optional<String> smsUrl = Optional.empty();

    /** @param order empty for one that somebody sent us */
    public record Carried(TextMessage text, Optional<OrderedText> order) {}

    public Texts(
            PhoneNumber ourNumber,
            TextDialect dialect,
            NetworkManners manners,
            Webhooks webhooks,
            People people,
            Faults faults,
            Clock clock,
            int history) {
        this.ourNumber = ourNumber;
        rented.add(ourNumber);
        this.dialect = dialect;
        this.manners = manners;
        this.webhooks = webhooks;
        this.arrivals = new InboundQueue(webhooks, faults, clock);
        this.people = people;
        this.faults = faults;
        this.clock = clock;
        this.texts = new History<>(history, carried -> carried.text().isDone());
    }

    /** The account has one more number to text from. */
    public void rent(PhoneNumber number) {
        rented.add(number);
    }

    /** Whether the account may text from it. */
    public boolean isRented(PhoneNumber number) {
        return rented.contains(number);
    }

    /** @param smsUrl base URL of sms-service */
    public void route(String smsUrl) {
        this.smsUrl = Optional.of(smsUrl);
    }

    /**
     * A person texts our number.
     *
     * @throws IllegalStateException when nobody knows where to
     */
    public TextMessage send(InboundText order) {
        var url = smsUrl.orElseThrow(() -> new IllegalStateException("nobody said where sms-service is"));
        people.ensure(order.from());
        var text = new TextMessage(
                order.messageSid().orElseGet(dialect::newId),
                Direction.INBOUND,
                order.from(),
                order.to().orElse(ourNumber),
                order.body(),
                order.media(),
                TextState.RECEIVED);
        texts.put(text.sid(), new Carried(text, Optional.empty()));
        arrivals.send(text.from(), dialect.inbound(text, url), manners.outcome(), text::record)
                .onSuccess(answer -> text.finish());
        return text;
    }

    /** A text that our service ordered. */
    public TextMessage order(OrderedText order) {
        var text = new TextMessage(
                dialect.newId(), Direction.OUTBOUND, order.from(), order.to(), order.body(), 0, TextState.QUEUED);
        texts.put(text.sid(), new Carried(text, Optional.of(order)));
        var queue = new CallbackQueue(webhooks, faults, clock, text::record);
        later(() -> carry(text, order, queue));
        return text;
    }

    public Optional<TextReport> find(String sid) {
        return texts.find(sid).map(carried -> carried.text().report());
    }

    public List<TextReport> all() {
        return texts.all().stream().map(carried -> carried.text().report()).toList();
    }

    /** What was ordered, newest first. */
    public List<Carried> ordered() {
        return texts.all().stream()
                .filter(carried -> carried.order().isPresent())
                .toList()
                .reversed();
    }

    public void forgetDone() {
        texts.forgetEnded();
    }

    private void carry(TextMessage text, OrderedText order, CallbackQueue queue) {
        text.advance(TextState.SENT);
        tell(text, order, queue, manners.progress());
        later(() -> {
            switch (people.find(text.to()).map(Person::texting).orElse(new Texting.Undelivered(UNKNOWN_HANDSET))) {
                case Texting.Receives() -> text.advance(TextState.DELIVERED);
                case Texting.Undelivered(int errorCode) -> text.lose(errorCode);
                case Texting.Blocked() -> text.lose(dialect.optedOutCode());
            }
            tell(text, order, queue, manners.outcome());
            queue.close().onComplete(told -> text.finish());
        });
    }

    private void tell(TextMessage text, OrderedText order, CallbackQueue queue, Patience patience) {
        dialect.state(text, order, smsUrl).ifPresent(webhook -> queue.send(webhook, patience));
    }

    private void later(Runnable action) {
        clock.later(Math.max(1, manners.step().toMillis()), action);
    }
}
