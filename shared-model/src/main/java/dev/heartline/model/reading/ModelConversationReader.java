package dev.heartline.model.reading;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import org.jboss.logging.Logger;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.lexicon.Topic;
import dev.heartline.ai.reading.ConversationReader;
import dev.heartline.ai.reading.ConversationReading;
import dev.heartline.ai.reading.ConversationReading.Commitment;
import dev.heartline.ai.text.Sentences;
import dev.heartline.events.vocabulary.Emotion;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.model.Occasion;
import dev.heartline.model.ask.Prompt;
import dev.heartline.model.ask.Question;
import dev.heartline.model.ask.ReadingModel;
import dev.heartline.model.wire.ModelFailure;

/**
 * Has a model read a conversation. Whether there was danger, and what the coach did, stay for the local reader to tell, which
 * also steps in for what the model doesn't tell well; a conversation with danger in it never leaves.
 */
public final class ModelConversationReader implements ConversationReader {

    private static final Logger LOG = Logger.getLogger(ModelConversationReader.class);

    private static final String UNKNOWN = "unknown";
    private static final int MOST_TOPICS = 5;
    private static final int MOST_COMMITMENTS = 8;
    private static final int LONGEST_COMMITMENT = 160;
    private static final int LONGEST_SUMMARY = 700;
    private static final int MOST_SENTENCES = 6;
    private static final int MOST_MOTIVATION = 10;

    /** A summary says in other words what was said in many. */
    private static final double OF_A_SUMMARY = 0.5;

    private static final double OF_A_COMMITMENT = 0.6;

    private static final JsonSchema SCHEMA = Schemas.named(
            "conversation_reading",
            Schemas.closed(
                    JsonObjectSchema.builder()
                            .addStringProperty("summary")
                            .addProperty("topics", Schemas.list(Schemas.oneOf(Schemas.words(Topic.class, null))))
                            .addEnumProperty("sentiment", Schemas.words(Sentiment.class, UNKNOWN))
                            .addNumberProperty("sentiment_confidence")
                            .addEnumProperty("emotion", Schemas.words(Emotion.class, UNKNOWN))
                            .addNumberProperty("emotion_confidence")
                            .addIntegerProperty("motivation")
                            .addProperty(
                                    "commitments",
                                    Schemas.list(Schemas.closed(
                                            JsonObjectSchema.builder()
                                                    .addIntegerProperty("turn")
                                                    .addStringProperty("quote")
                                                    .addStringProperty("text"),
                                            "turn",
                                            "quote",
                                            "text"))),
                    "summary",
                    "topics",
                    "sentiment",
                    "sentiment_confidence",
                    "emotion",
                    "emotion_confidence",
                    "motivation",
                    "commitments"));

    private final ReadingModel model;
    private final ConversationReader local;
    private final CrisisDetector crisis;
    private final Prompt prompt = Prompt.of("reading-1");

    /** @param local reads what the model may not, or can't */
    public ModelConversationReader(ReadingModel model, ConversationReader local, CrisisDetector crisis) {
        this.model = model;
        this.local = local;
        this.crisis = crisis;
    }

    @Override
    public ConversationReading read(Conversation conversation) {
        var locally = local.read(conversation);
        if (locally.crisis()
                || crisis.detect(conversation).isPresent()
                || conversation.userTurns().isEmpty()) {
            return locally;
        }
        try {
            var transcript = new Transcript(conversation);
            return transcript.isTooLong()
                    ? locally
                    : model.read(
                            new Question(prompt, transcript.data(), Occasion.present()),
                            SCHEMA,
                            answer -> believed(new Fields(answer), transcript, locally));
        } catch (ModelFailure e) {
            return locally;
        } catch (RuntimeException e) {
            LOG.error("What a model read can't be checked", e);
            return locally;
        }
    }

    private ConversationReading believed(Fields answer, Transcript transcript, ConversationReading locally) {
        var sentiment = answer.word("sentiment", Sentiment.class, UNKNOWN);
        var sentimentConfidence = answer.fraction("sentiment_confidence", 0);
        var emotion = answer.word("emotion", Emotion.class, UNKNOWN);
        var emotionConfidence = answer.fraction("emotion_confidence", 0);
        int motivation = answer.number("motivation");
        return new ConversationReading(
                model.engine(prompt),
                summary(answer.text("summary"), transcript).orElse(locally.summary()),
                topics(answer.texts("topics")),
                sentiment.orElse(null),
                sentiment.isPresent() ? sentimentConfidence : null,
                emotion.orElse(null),
                emotion.isPresent() ? emotionConfidence : null,
                motivation >= 1 && motivation <= MOST_MOTIVATION ? motivation : null,
                answer.objects("commitments")
                        .flatMap(one -> commitment(one, transcript).stream())
                        .distinct()
                        .limit(MOST_COMMITMENTS)
                        .toList(),
                locally.interventions(),
                false,
                locally.harmTold());
    }

    private static Optional<String> summary(String text, Transcript transcript) {
        return Optional.of(text)
                .filter(summary -> !summary.isEmpty() && summary.length() <= LONGEST_SUMMARY)
                .filter(summary -> Sentences.of(summary).size() <= MOST_SENTENCES)
                .filter(summary -> transcript.grounds().carry(summary, OF_A_SUMMARY));
    }

    private static List<String> topics(List<String> named) {
        var known = Stream.of(Topic.values()).map(WireNamed::wireName).toList();
        return named.stream()
                .filter(known::contains)
                .distinct()
                .limit(MOST_TOPICS)
                .toList();
    }

    /** What the user said they would do, in a turn of theirs, word for word, and no more than that. */
    private static Optional<Commitment> commitment(Fields found, Transcript transcript) {
        int turn = found.number("turn");
        var quote = found.text("quote");
        var text = found.text("text");
        return transcript
                .ofUser(turn)
                .map(said -> Grounds.of(said.text()))
                .filter(grounds -> grounds.hold(quote) && grounds.carry(text, OF_A_COMMITMENT))
                .filter(_ -> text.length() <= LONGEST_COMMITMENT && text.matches("I\\b.*"))
                .map(_ -> new Commitment(text, turn));
    }
}
