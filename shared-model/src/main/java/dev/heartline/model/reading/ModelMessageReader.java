package dev.heartline.model.reading;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import org.jboss.logging.Logger;

import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.message.MessageReader;
import dev.heartline.ai.message.MessageReading;
import dev.heartline.ai.secret.SecretMask;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.model.Occasion;
import dev.heartline.model.ask.InvalidAnswer;
import dev.heartline.model.ask.Prompt;
import dev.heartline.model.ask.Question;
import dev.heartline.model.ask.ReadingModel;
import dev.heartline.model.wire.ModelFailure;

/**
 * Has a model read a text. Danger and the wish to be contacted, or not, are told before and never by it: a text in which danger
 * was heard doesn't leave.
 */
public final class ModelMessageReader implements MessageReader {

    private static final Logger LOG = Logger.getLogger(ModelMessageReader.class);

    private static final String UNKNOWN = "unknown";

    private static final List<SmsIntent> INTENTS = Stream.of(SmsIntent.values())
            .filter(intent -> switch (intent) {
                case EMERGENCY, OPT_OUT, OPT_IN -> false;
                case REQUEST_HELP, REPORT_PROGRESS, LOG_FOOD, ASK_QUESTION, OTHER -> true;
            })
            .toList();

    private static final JsonSchema SCHEMA = Schemas.named(
            "text_reading",
            Schemas.closed(
                    JsonObjectSchema.builder()
                            .addEnumProperty(
                                    "intent",
                                    INTENTS.stream().map(SmsIntent::wireName).toList())
                            .addNumberProperty("intent_confidence")
                            .addEnumProperty("sentiment", Schemas.words(Sentiment.class, UNKNOWN))
                            .addNumberProperty("sentiment_confidence")
                            .addBooleanProperty("requires_response"),
                    "intent",
                    "intent_confidence",
                    "sentiment",
                    "sentiment_confidence",
                    "requires_response"));

    private final ReadingModel model;
    private final MessageReader local;
    private final Prompt prompt = Prompt.of("texts-1");

    /** @param local reads what the model may not, or can't */
    public ModelMessageReader(ReadingModel model, MessageReader local) {
        this.model = model;
        this.local = local;
    }

    @Override
    public MessageReading read(Utterance said, CrisisReading danger) {
        if (!danger.is(CrisisReading.Level.NONE) || said.text().isBlank()) {
            return local.read(said, danger);
        }
        try {
            return model.read(
                    new Question(prompt, data(said), Occasion.present()),
                    SCHEMA,
                    answer -> believed(new Fields(answer)));
        } catch (ModelFailure e) {
            return local.read(said, danger);
        } catch (RuntimeException e) {
            LOG.error("What a model read can't be checked", e);
            return local.read(said, danger);
        }
    }

    private MessageReading believed(Fields answer) {
        var intent = answer.word("intent", SmsIntent.class, "")
                .filter(INTENTS::contains)
                .orElseThrow(() -> new InvalidAnswer("intent"));
        var sentiment = answer.word("sentiment", Sentiment.class, UNKNOWN);
        var sentimentConfidence = answer.fraction("sentiment_confidence", 0);
        return new MessageReading(
                model.engine(prompt),
                intent,
                answer.fraction("intent_confidence", 0),
                sentiment.orElse(null),
                sentiment.isPresent() ? sentimentConfidence : null,
                answer.truth("requires_response"));
    }

    private static String data(Utterance said) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("we_wrote_before", SecretMask.mask(said.answered()).text())
                .put("text", SecretMask.mask(said.text()).text())
                .toString();
    }
}
