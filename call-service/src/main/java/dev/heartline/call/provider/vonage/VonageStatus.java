package dev.heartline.call.provider.vonage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.vertx.core.json.JsonObject;

import dev.heartline.call.answering.NetworkVerdict;
import dev.heartline.call.answering.NetworkVerdict.Greeting;
import dev.heartline.call.lifecycle.CallSignal;
import dev.heartline.call.lifecycle.CallStatus;
import dev.heartline.events.vocabulary.AnsweredBy;
import dev.heartline.telephony.price.Money;

/**
 * Vonage's words for the state of a call.
 *
 * @see <a href="https://developer.vonage.com/en/voice/voice-api/webhook-reference#event-webhook">Event webhook</a>
 */
final class VonageStatus {

    private static final Map<String, CallStatus> STATUSES = Map.ofEntries(
            Map.entry("started", CallStatus.QUEUED),
            Map.entry("ringing", CallStatus.RINGING),
            Map.entry("answered", CallStatus.IN_PROGRESS),
            Map.entry("human", CallStatus.IN_PROGRESS),
            Map.entry("machine", CallStatus.IN_PROGRESS),
            Map.entry("completed", CallStatus.COMPLETED),
            Map.entry("busy", CallStatus.BUSY),
            Map.entry("timeout", CallStatus.NO_ANSWER),
            Map.entry("unanswered", CallStatus.NO_ANSWER),
            Map.entry("rejected", CallStatus.FAILED),
            Map.entry("failed", CallStatus.FAILED),
            Map.entry("cancelled", CallStatus.CANCELED));

    /** Events that are told in the same place and say nothing of the call's state. */
    private static final Set<String> OTHER_EVENTS =
            Set.of("disconnected", "record", "input", "transfer", "notify", "payment");

    private static final String DECLINED = "declined";

    /** Vonage's prices are in euros, whatever the account is kept in. */
    private static final Currency EURO = Currency.getInstance("EUR");

    private VonageStatus() {}

    /** @param detail says more of some; null where it is missing */
    static Optional<CallStatus> of(String word, String detail) {
        return word.equals("rejected") && DECLINED.equals(detail)
                ? Optional.of(CallStatus.BUSY)
                : Optional.ofNullable(STATUSES.get(word));
    }

    /** Of somebody who was to take a call over: they don't. */
    static boolean isNobody(String word) {
        return of(word, null)
                .filter(status -> status.isTerminal() && status != CallStatus.COMPLETED)
                .isPresent();
    }

    static boolean isNoStatus(String word) {
        return OTHER_EVENTS.contains(word);
    }

    /** An event as a signal to the call; empty where its state is none that we know. */
    static Optional<CallSignal> signal(JsonObject event, Instant now) {
        return text(event, "status")
                .flatMap(word -> of(word, text(event, "detail").orElse(null)))
                .map(status -> new CallSignal(
                                status,
                                null,
                                time(event, "timestamp")
                                        .filter(at -> !at.isAfter(now))
                                        .orElse(now),
                                status.isTerminal() ? seconds(event).orElse(null) : null)
                        .answeredBy(answeredBy(event).orElse(null))
                        .costing(status.isTerminal() ? price(event).orElse(null) : null));
    }

    /** Who picked up; empty where the event is of something else. */
    static Optional<AnsweredBy> answeredBy(JsonObject event) {
        return text(event, "status").flatMap(word -> switch (word) {
            case "human" -> Optional.of(AnsweredBy.HUMAN);
            case "machine" -> Optional.of(AnsweredBy.MACHINE);
            default -> Optional.empty();
        });
    }

    /** The same as a verdict: of a machine Vonage tells again when it has heard the beep, or has waited in vain for it. */
    static NetworkVerdict verdict(JsonObject event) {
        var state = text(event, "sub_state").filter(word -> !word.isBlank());
        var who = answeredBy(event);
        return new NetworkVerdict(
                who,
                state.or(() -> text(event, "status")).orElse(""),
                who.filter(AnsweredBy.MACHINE::equals).isEmpty()
                        ? Greeting.ENDLESS
                        : state.map(word -> word.equals("beep_start") ? Greeting.OVER : Greeting.ENDLESS)
                                .orElse(Greeting.GOES_ON));
    }

    static Optional<Integer> seconds(JsonObject json) {
        return text(json, "duration").filter(text -> text.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    static Optional<Instant> time(JsonObject json, String field) {
        return text(json, field).flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    static Optional<Money> price(JsonObject json) {
        return text(json, "price")
                .filter(text -> text.matches("\\d{1,6}(\\.\\d{1,12})?"))
                .map(text -> Money.of(new BigDecimal(text).setScale(6, RoundingMode.HALF_UP), EURO));
    }

    /** A plain value as text: Vonage writes numbers both ways. */
    static Optional<String> text(JsonObject json, String field) {
        return json.getValue(field) instanceof Object value && !(value instanceof JsonObject)
                ? Optional.of(value.toString())
                : Optional.empty();
    }
}
