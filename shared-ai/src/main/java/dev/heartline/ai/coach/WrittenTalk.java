package dev.heartline.ai.coach;

import java.util.regex.Pattern;

import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.message.LogReader;
import dev.heartline.events.vocabulary.SmsIntent;

/** What a text is, where the same words would be something else on a call, or nothing. */
final class WrittenTalk {

    private static final Pattern GREETING = Pattern.compile(
            "(?i)^\\W*(?:hi+|hey+|hello+|hiya|howdy|yo|sup|good (?:morning|afternoon|evening)|morning|evening)(?: there| coach| again)?\\W*$");

    private final LogReader logs;

    WrittenTalk(TopicLexicon topics) {
        this.logs = new LogReader(topics);
    }

    /** Nothing but a greeting. */
    boolean isGreeting(String text) {
        return GREETING.matcher(text).matches();
    }

    /** Tells of something done, whose worth no list has a word for: "Ran 5k this morning". */
    boolean tellsOfADeed(String text) {
        return logs.read(text, SmsIntent.REPORT_PROGRESS, null).isPresent();
    }
}
