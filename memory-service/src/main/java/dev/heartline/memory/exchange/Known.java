package dev.heartline.memory.exchange;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

import dev.heartline.ai.time.TimeExpressions;
import dev.heartline.events.CallCompleted;
import dev.heartline.events.SmsReceived;
import dev.heartline.events.vocabulary.Sentiment;

/**
 * What the event tells about an exchange. Empty fields mean that it doesn't tell.
 *
 * @param engine who read it
 * @param motivationLevel 1..10
 */
public record Known(
        Optional<String> engine,
        Optional<String> summary,
        List<String> keyTopics,
        Optional<Sentiment> sentiment,
        Optional<Integer> motivationLevel,
        List<String> commitments) {

    public static final Known NOTHING =
            new Known(Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of());

    /** The exchange was read as a whole: to read it once more would tell nothing new. */
    public boolean isWhole() {
        return engine.isPresent() && summary.isPresent();
    }

    /** With dates in the place of words that are only true on the day they are said: older events tell "yesterday". */
    public Known dated(ZonedDateTime said) {
        return new Known(
                engine,
                summary.map(text -> TimeExpressions.dated(text, said)),
                keyTopics,
                sentiment,
                motivationLevel,
                commitments.stream()
                        .map(text -> TimeExpressions.dated(text, said))
                        .toList());
    }

    public static Known of(CallCompleted call) {
        return Optional.ofNullable(call.analysis())
                .map(analysis -> new Known(
                        Optional.ofNullable(analysis.engine()),
                        Optional.ofNullable(analysis.summary()).filter(text -> !text.isBlank()),
                        analysis.keyTopics(),
                        Optional.ofNullable(analysis.sentiment()),
                        Optional.ofNullable(analysis.motivationLevel()),
                        analysis.commitments()))
                .orElse(NOTHING);
    }

    public static Known of(SmsReceived text) {
        return new Known(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.ofNullable(text.sentiment()),
                Optional.empty(),
                List.of());
    }
}
