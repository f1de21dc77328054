package dev.heartline.memory.summary;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.heartline.events.ContextRefreshed.Source;
import dev.heartline.events.vocabulary.Sentiment;

/**
 * The latest day of which there is something to say.
 *
 * @param sources the conversations of that day, in the order of time
 */
public record LatestDay(
        LocalDate date,
        List<Sentence> sentences,
        List<String> keyTopics,
        @Nullable Sentiment sentiment,
        List<Source> sources) {

    /** @param danger it tells of a crisis: never left out */
    public record Sentence(String text, boolean danger) {}

    static LatestDay of(ConversationSummary day, List<Source> sources) {
        return new LatestDay(
                day.startDate(),
                Merging.sentences(day.summary()).stream()
                        .map(text -> new Sentence(text, Merging.tellsOfDanger(text)))
                        .toList(),
                day.keyTopics(),
                day.overallSentiment(),
                sources);
    }

    /** With these sentences only. */
    public LatestDay telling(List<Sentence> these) {
        return new LatestDay(date, these, keyTopics, sentiment, sources);
    }

    public String text() {
        return sentences.stream().map(Sentence::text).collect(Collectors.joining(" "));
    }
}
