package dev.heartline.model.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import org.jboss.logging.Logger;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.memory.MemoryCandidate;
import dev.heartline.ai.memory.MemoryExtraction;
import dev.heartline.ai.memory.MemoryExtractor;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.model.Occasion;
import dev.heartline.model.ask.InvalidAnswer;
import dev.heartline.model.ask.Prompt;
import dev.heartline.model.ask.Question;
import dev.heartline.model.ask.ReadingModel;
import dev.heartline.model.wire.ModelFailure;

/**
 * Has a model find what is worth remembering. A memory is believed only where the user said it, in the turn that the model names
 * and in the words that it quotes. Preferences stay for the local extractor to find: their keys are a vocabulary that others read.
 * A conversation with danger in it never leaves.
 */
public final class ModelMemoryExtractor implements MemoryExtractor {

    private static final Logger LOG = Logger.getLogger(ModelMemoryExtractor.class);

    private static final int MOST = 15;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 200;
    private static final int MOST_TAGS = 6;
    private static final double LEAST_CONFIDENCE = 0.5;
    private static final double OF_A_MEMORY = 0.6;

    /** A memory tells of the user without a subject, and of nobody else. */
    private static final Pattern WRONG_PERSON = Pattern.compile("(?i)^(?:i|i'm|you|we|the user|user|he|she)\\b");

    private static final Pattern TAG = Pattern.compile("[\\p{L}][\\p{L} '-]{1,30}");

    private static final JsonSchema SCHEMA = Schemas.named(
            "memories",
            Schemas.closed(
                    JsonObjectSchema.builder()
                            .addProperty(
                                    "memories",
                                    Schemas.list(Schemas.closed(
                                            JsonObjectSchema.builder()
                                                    .addIntegerProperty("turn")
                                                    .addStringProperty("quote")
                                                    .addEnumProperty("type", Schemas.words(MemoryType.class, null))
                                                    .addStringProperty("description")
                                                    .addNumberProperty("valence")
                                                    .addProperty("tags", Schemas.texts())
                                                    .addBooleanProperty("salient")
                                                    .addNumberProperty("confidence"),
                                            "turn",
                                            "quote",
                                            "type",
                                            "description",
                                            "valence",
                                            "tags",
                                            "salient",
                                            "confidence"))),
                    "memories"));

    private final ReadingModel model;
    private final MemoryExtractor local;
    private final CrisisDetector crisis;
    private final Prompt prompt = Prompt.of("memories-1");

    /** @param local finds the preferences, and reads what the model may not, or can't */
    public ModelMemoryExtractor(ReadingModel model, MemoryExtractor local, CrisisDetector crisis) {
        this.model = model;
        this.local = local;
        this.crisis = crisis;
    }

    @Override
    public MemoryExtraction extract(Conversation conversation) {
        var locally = local.extract(conversation);
        if (conversation.userTurns().isEmpty() || crisis.detect(conversation).isPresent()) {
            return locally;
        }
        try {
            var transcript = new Transcript(conversation);
            return transcript.isTooLong()
                    ? locally
                    : model.read(
                            new Question(prompt, transcript.data(), Occasion.present()),
                            SCHEMA,
                            answer -> new MemoryExtraction(
                                    model.engine(prompt),
                                    believed(new Fields(answer), transcript),
                                    locally.preferences()));
        } catch (ModelFailure e) {
            return locally;
        } catch (RuntimeException e) {
            LOG.error("What a model would remember can't be checked", e);
            return locally;
        }
    }

    private static List<MemoryCandidate> believed(Fields answer, Transcript transcript) {
        var told = new HashSet<String>();
        var memories = new ArrayList<MemoryCandidate>();
        answer.objects("memories")
                .flatMap(one -> memory(one, transcript).stream())
                .filter(memory -> told.add(memory.description().toLowerCase(Locale.ROOT)))
                .sorted((one, other) -> Integer.compare(
                        one.sourceTurns().getFirst(), other.sourceTurns().getFirst()))
                .limit(MOST)
                .forEach(memories::add);
        return memories;
    }

    private static Optional<MemoryCandidate> memory(Fields found, Transcript transcript) {
        int turn = found.number("turn");
        var quote = found.text("quote");
        var description = found.text("description");
        var confidence = found.fraction("confidence", 0);
        var memory = new MemoryCandidate(
                found.word("type", MemoryType.class, "").orElseThrow(() -> new InvalidAnswer("type")),
                description,
                found.fraction("valence", -1),
                tags(found.texts("tags"), transcript),
                found.truth("salient"),
                confidence,
                List.of(turn));
        return transcript
                .ofUser(turn)
                .map(said -> Grounds.of(said.text()))
                .filter(grounds -> grounds.hold(quote) && grounds.carry(description, OF_A_MEMORY))
                .filter(_ -> confidence >= LEAST_CONFIDENCE)
                .filter(_ -> description.length() >= SHORTEST && description.length() <= LONGEST)
                .filter(_ -> !WRONG_PERSON.matcher(description).find())
                .map(_ -> memory);
    }

    private static List<String> tags(List<String> named, Transcript transcript) {
        var grounds = transcript.grounds();
        return named.stream()
                .map(tag -> tag.toLowerCase(Locale.ROOT))
                .filter(tag -> TAG.matcher(tag).matches() && grounds.carry(tag, 1))
                .distinct()
                .limit(MOST_TAGS)
                .toList();
    }
}
