package dev.heartline.ai.message;

import java.util.List;
import java.util.Optional;

import dev.heartline.ai.Engine;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.head.Choice;
import dev.heartline.ai.head.Head;
import dev.heartline.ai.head.Pieces;
import dev.heartline.ai.head.Wording;
import dev.heartline.ai.mood.Mood;
import dev.heartline.ai.mood.MoodReader;
import dev.heartline.ai.text.Sentences;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.events.vocabulary.WireNamed;

/**
 * Reads a text by trained heads on its one vector: deterministic, in process, far below a millisecond once there is the vector.
 * What they can't do: {@code docs/model-cards/intent.md}.
 */
public final class LocalMessageReader implements MessageReader {

    /** Trained by the module {@code training}. */
    public static final String HEAD = "/dev/heartline/ai/head/intent.head";

    /** What a text can want, as far as it is told here. */
    private static final List<SmsIntent> TOLD = List.of(
            SmsIntent.REQUEST_HELP,
            SmsIntent.REPORT_PROGRESS,
            SmsIntent.LOG_FOOD,
            SmsIntent.ASK_QUESTION,
            SmsIntent.OTHER);

    private static final int SUBSTANCE_WORDS = 4;

    /** Where danger is that likely, somebody should look, whatever else is in the text. */
    private static final double WORRYING = 0.3;

    private final Head head;
    private final MoodReader moods;
    private final Acknowledgement acknowledgement = new Acknowledgement();

    public LocalMessageReader(MoodReader moods) {
        this(Head.load(HEAD), moods);
    }

    /** @param head chooses between the wire names of {@link SmsIntent} */
    public LocalMessageReader(Head head, MoodReader moods) {
        this.head = head;
        this.moods = moods;
    }

    @Override
    public MessageReading read(Utterance said, CrisisReading danger) {
        var choice = said.vector().map(vector -> head.choose(vector, Wording.of(Pieces.bounded(said.text()))));
        var mood = said.vector().map(vector -> moods.read(said.text(), vector));
        var sentiment = mood.map(Mood::sentiment).orElse(null);
        var sentimentConfidence = mood.map(Mood::confidence).orElse(null);
        if (danger.is(CrisisReading.Level.ALARM))
            return new MessageReading(Engine.LOCAL, SmsIntent.EMERGENCY, 0.9, sentiment, sentimentConfidence, true);
        // What takes a log back reports nothing.
        var intent = LogReader.takesBack(said.text())
                ? SmsIntent.OTHER
                : choice.map(LocalMessageReader::likeliest).orElse(SmsIntent.OTHER);
        boolean worrying = danger.is(CrisisReading.Level.ASK)
                || choice.map(made -> made.share(SmsIntent.EMERGENCY.wireName()) >= WORRYING)
                        .orElse(false);
        return new MessageReading(
                Engine.LOCAL,
                intent,
                choice.map(made -> share(made, intent)).orElse(1.0),
                sentiment,
                sentimentConfidence,
                worrying || requiresResponse(intent, said.text(), Optional.ofNullable(sentiment)));
    }

    /** Danger and consent are for others to tell: of the rest, what is likeliest. */
    private static SmsIntent likeliest(Choice choice) {
        var likeliest = WireNamed.of(SmsIntent.class, choice.likeliest());
        return switch (likeliest) {
            case OPT_OUT, OPT_IN -> SmsIntent.OTHER;
            case EMERGENCY ->
                TOLD.stream()
                        .max((a, b) -> Double.compare(choice.share(a.wireName()), choice.share(b.wireName())))
                        .orElseThrow();
            case REQUEST_HELP, REPORT_PROGRESS, LOG_FOOD, ASK_QUESTION, OTHER -> likeliest;
        };
    }

    private static double share(Choice choice, SmsIntent intent) {
        double consent = intent == SmsIntent.OTHER
                ? choice.share(SmsIntent.OPT_OUT.wireName()) + choice.share(SmsIntent.OPT_IN.wireName())
                : 0;
        return Math.min(1, Math.round((choice.share(intent.wireName()) + consent) * 100) / 100.0);
    }

    private boolean requiresResponse(SmsIntent intent, String text, Optional<Sentiment> sentiment) {
        boolean sad = sentiment.filter(Sentiment.NEGATIVE::equals).isPresent();
        return switch (intent) {
            case REQUEST_HELP, ASK_QUESTION, EMERGENCY, REPORT_PROGRESS -> true;
            // Not read here: whoever asks the reader of wishes answers them.
            case OPT_OUT, OPT_IN -> false;
            case LOG_FOOD -> sad;
            case OTHER ->
                !acknowledgement.is(text)
                        && (sad
                                || Sentences.of(text).stream().anyMatch(Sentences::isQuestion)
                                || text.strip().split("\\s+").length >= SUBSTANCE_WORDS);
        };
    }
}
