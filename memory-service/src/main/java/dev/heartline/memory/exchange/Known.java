package dev.heartline.memory.exchange;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

import dev.heartline.ai.time.TimeExpressions;
import dev.heartline.events.CallCompleted;
import dev.heartline.events.SmsReceived;
import dev.heartline.events.vocabulary.Sentiment;

/** What the event tells about an exchange. Empty fields mean that it doesn't tell. */
public record Known(
        Optional<String> summary, List<String> keyTopics, Optional<Sentiment> sentiment, List<String> commitments) {

    /** With dates in the place of words that are only true on the day they are said: older events tell "yesterday". */
    public Known dated(ZonedDateTime said) {
        return new Known(
                summary.map(text -> TimeExpressions.dated(text, said)),
                keyTopics,
                sentiment,
                commitments.stream()
                        .map(text -> TimeExpressions.dated(text, said))
                        .toList());
    }

    public static Known of(CallCompleted call) {
        return Optional.ofNullable(call.analysis())
                .map(analysis -> new Known(
                        Optional.ofNullable(analysis.summary()),
                        analysis.keyTopics(),
                        Optional.ofNullable(analysis.sentiment()),
                        analysis.commitments()))
                .orElseGet(() -> new Known(Optional.empty(), List.of(), Optional.empty(), List.of()));
    }

    public static Known of(SmsReceived text) {
        return new Known(Optional.empty(), List.of(), Optional.ofNullable(text.sentiment()), List.of());
    }
}
