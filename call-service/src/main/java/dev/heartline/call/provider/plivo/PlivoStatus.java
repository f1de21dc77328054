package dev.heartline.call.provider.plivo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.heartline.call.answering.NetworkVerdict;
import dev.heartline.call.lifecycle.CallSignal;
import dev.heartline.call.lifecycle.CallStatus;
import dev.heartline.events.vocabulary.AnsweredBy;
import dev.heartline.telephony.price.Money;
import dev.heartline.telephony.signature.FormBody;

/**
 * Plivo's words for the state of a call.
 *
 * @see <a href="https://www.plivo.com/docs/voice/concepts/callbacks">Callbacks</a>
 */
final class PlivoStatus {

    private static final Map<String, CallStatus> STATUSES = Map.of(
            "queued", CallStatus.QUEUED,
            "ringing", CallStatus.RINGING,
            "in-progress", CallStatus.IN_PROGRESS,
            "completed", CallStatus.COMPLETED,
            "busy", CallStatus.BUSY,
            "no-answer", CallStatus.NO_ANSWER,
            "timeout", CallStatus.NO_ANSWER,
            "failed", CallStatus.FAILED,
            "cancel", CallStatus.CANCELED);

    /** Of calls that nobody answered, by {@code hangup_cause_code}. */
    private static final Map<String, CallStatus> CAUSES = Map.of(
            "1000", CallStatus.CANCELED,
            "3000", CallStatus.NO_ANSWER,
            "3010", CallStatus.BUSY,
            "3020", CallStatus.BUSY);

    private static final Currency DOLLAR = Currency.getInstance("USD");

    private PlivoStatus() {}

    static Optional<CallStatus> of(String word) {
        return Optional.ofNullable(STATUSES.get(word));
    }

    /** How a call ended that Plivo's records show. */
    static CallStatus ended(boolean answered, String causeCode) {
        return answered ? CallStatus.COMPLETED : CAUSES.getOrDefault(causeCode, CallStatus.FAILED);
    }

    /** A callback as a signal to the call; empty where its state is none that we know. */
    static Optional<CallSignal> signal(FormBody callback, Instant now) {
        return callback.first("CallStatus")
                .flatMap(PlivoStatus::of)
                .map(status -> new CallSignal(
                                status,
                                null,
                                callback.first(status.isTerminal() ? "EndTime" : "AnswerTime")
                                        .flatMap(PlivoStatus::time)
                                        .filter(at -> !at.isAfter(now))
                                        .orElse(now),
                                status.isTerminal()
                                        ? seconds(callback.first("Duration").orElse(""))
                                                .orElse(null)
                                        : null)
                        .answeredBy(answeredBy(callback).orElse(null))
                        .costing(status.isTerminal() ? price(callback).orElse(null) : null));
    }

    /** Who picked up; empty where the callback is of something else. */
    static Optional<AnsweredBy> answeredBy(FormBody callback) {
        return callback.first("Machine").flatMap(word -> switch (word) {
            case "true" -> Optional.of(AnsweredBy.MACHINE);
            case "false" -> Optional.of(AnsweredBy.HUMAN);
            default -> Optional.empty();
        });
    }

    /** The same as a verdict: where Plivo is to leave a message it waits for the end of a greeting itself. */
    static NetworkVerdict verdict(FormBody callback) {
        var who = answeredBy(callback);
        return new NetworkVerdict(who, who.map(AnsweredBy::wireName).orElse(""), NetworkVerdict.Greeting.ENDLESS);
    }

    static Optional<Integer> seconds(String text) {
        return Optional.of(text).filter(digits -> digits.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    /** Plivo writes times in UTC, some without saying so. */
    static Optional<Instant> time(String text) {
        try {
            var local = text.strip().replaceFirst("(\\+00:00|Z)$", "").replace(' ', 'T');
            return Optional.of(LocalDateTime.parse(local).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Money> price(FormBody callback) {
        return price(callback.first("TotalCost").orElse(null));
    }

    /** @param amount in dollars; null where it isn't told */
    static Optional<Money> price(@Nullable String amount) {
        return Optional.ofNullable(amount)
                .filter(text -> text.matches("\\d{1,6}(\\.\\d{1,12})?"))
                .map(text -> Money.of(new BigDecimal(text).setScale(6, RoundingMode.HALF_UP), DOLLAR));
    }
}
