package dev.heartline.call.provider.twilio;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

import dev.heartline.call.answering.NetworkVerdict;
import dev.heartline.call.answering.NetworkVerdict.Greeting;
import dev.heartline.call.lifecycle.CallSignal;
import dev.heartline.call.lifecycle.CallStatus;
import dev.heartline.events.vocabulary.AnsweredBy;
import dev.heartline.telephony.signature.FormBody;

/**
 * Twilio's words for the state of a call.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource#call-status-values">Call status values</a>
 */
final class TwilioStatus {

    private static final Map<String, CallStatus> STATUSES = Map.of(
            "queued", CallStatus.QUEUED,
            "initiated", CallStatus.QUEUED,
            "ringing", CallStatus.RINGING,
            "in-progress", CallStatus.IN_PROGRESS,
            "completed", CallStatus.COMPLETED,
            "busy", CallStatus.BUSY,
            "no-answer", CallStatus.NO_ANSWER,
            "failed", CallStatus.FAILED,
            "canceled", CallStatus.CANCELED);

    private TwilioStatus() {}

    static Optional<CallStatus> of(String word) {
        return Optional.ofNullable(STATUSES.get(word));
    }

    /** A status callback as a signal to the call; empty where its state is none that we know. */
    static Optional<CallSignal> signal(FormBody callback, Instant now) {
        return callback.first("CallStatus").flatMap(TwilioStatus::of).map(status -> {
            var duration = status.isTerminal() ? number(callback, "CallDuration") : Optional.<Integer>empty();
            return new CallSignal(
                            status,
                            number(callback, "SequenceNumber").orElse(null),
                            callback.first("Timestamp")
                                    .flatMap(TwilioStatus::time)
                                    .filter(at -> !at.isAfter(now))
                                    .orElse(now),
                            duration.orElse(null))
                    .answeredBy(answeredBy(callback).orElse(null));
        });
    }

    /** Who picked up; empty where Twilio doesn't tell, or can't. */
    static Optional<AnsweredBy> answeredBy(FormBody callback) {
        return callback.first("AnsweredBy")
                .flatMap(word -> word.startsWith("machine_") || word.equals("fax")
                        ? Optional.of(AnsweredBy.MACHINE)
                        : word.equals("human") ? Optional.of(AnsweredBy.HUMAN) : Optional.empty());
    }

    /** The same as a verdict: a greeting is over where Twilio has waited for its end ({@code DetectMessageEnd}). */
    static NetworkVerdict verdict(FormBody callback) {
        var word = callback.first("AnsweredBy").orElse("");
        return new NetworkVerdict(
                answeredBy(callback), word, word.startsWith("machine_end_") ? Greeting.OVER : Greeting.ENDLESS);
    }

    private static Optional<Integer> number(FormBody callback, String field) {
        return callback.first(field).filter(text -> text.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
