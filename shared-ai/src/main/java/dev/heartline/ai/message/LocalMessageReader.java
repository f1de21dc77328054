package dev.heartline.ai.message;

import dev.heartline.ai.Engine;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.lexicon.Mood;
import dev.heartline.ai.lexicon.SentimentLexicon;
import dev.heartline.ai.lexicon.Tone;
import dev.heartline.events.vocabulary.SmsIntent;

/** Reads a text by rules and word lists: deterministic, in process, far below a millisecond for a usual text. */
public final class LocalMessageReader implements MessageReader {

    /** A body is read only so far. */
    private static final int READ_CHARACTERS = 4_000;

    private static final int SUBSTANCE_WORDS = 4;

    private final SentimentLexicon sentiment;
    private final IntentRules intents = new IntentRules();

    public LocalMessageReader(SentimentLexicon sentiment) {
        this.sentiment = sentiment;
    }

    @Override
    public MessageReading read(Utterance said, CrisisReading danger) {
        var body = said.text();
        var beginning = body.substring(0, Math.min(body.length(), READ_CHARACTERS));
        var tone = sentiment.toneOf(beginning);
        var mood = Mood.of(tone);
        if (danger.is(CrisisReading.Level.ALARM))
            return new MessageReading(
                    Engine.LOCAL, SmsIntent.EMERGENCY, 0.9, mood.sentiment(), mood.confidence(), true);
        var intent = intents.of(beginning);
        return new MessageReading(
                Engine.LOCAL,
                intent.intent(),
                intent.confidence(),
                mood.sentiment(),
                mood.confidence(),
                danger.is(CrisisReading.Level.ASK) || requiresResponse(intent.intent(), beginning, tone));
    }

    private boolean requiresResponse(SmsIntent intent, String text, Tone tone) {
        return switch (intent) {
            case REQUEST_HELP, ASK_QUESTION, EMERGENCY, REPORT_PROGRESS -> true;
            // Not read here: whoever asks the reader of wishes answers them.
            case OPT_OUT, OPT_IN -> false;
            case LOG_FOOD -> tone.negative() > tone.positive();
            case OTHER ->
                !intents.isAcknowledgement(text)
                        && (tone.negative() > 0 || text.strip().split("\\s+").length >= SUBSTANCE_WORDS);
        };
    }
}
