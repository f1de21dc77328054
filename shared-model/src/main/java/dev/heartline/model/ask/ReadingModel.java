package dev.heartline.model.ask;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;

import dev.heartline.model.wire.Exchange;
import dev.heartline.model.wire.Fault;
import dev.heartline.model.wire.ModelFailure;

/** A model that answers in one piece, by a schema. What it answered once is not paid for again. Safe for concurrent use. */
public final class ReadingModel {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ChatModel model;
    private final Meter meter;
    private final KeptAnswers kept;
    private final Duration limit;

    /** @param limit to the end of an answer */
    public ReadingModel(ChatModel model, Meter meter, KeptAnswers kept, Duration limit) {
        this.model = model;
        this.meter = meter;
        this.kept = kept;
        this.limit = limit;
    }

    public String engine(Prompt prompt) {
        return meter.engine(prompt);
    }

    /**
     * Asks, or takes what was answered before. Blocks.
     *
     * @param policy makes something of the answer; throws {@link InvalidAnswer} where nothing can be made of it
     * @throws ModelFailure if there is no answer that can be used
     */
    public <T> T read(Question question, JsonSchema schema, Function<JsonNode, T> policy) {
        var digest = question.digest(meter.model());
        var before = kept.find(digest);
        if (before.isPresent()) {
            return made(before.get(), policy);
        }
        var run = meter.admit(question);
        var response = ask(question, schema, run);
        var text = response.aiMessage().text();
        var tokens = Tokens.of(response.tokenUsage(), question.characters(), text == null ? 0 : text.length());
        var fault = fault(response, text);
        if (fault.isPresent()) {
            throw run.failed(tokens, fault.get(), null);
        }
        T reading;
        try {
            reading = made(text, policy);
        } catch (ModelFailure e) {
            throw run.failed(tokens, e.fault(), e);
        }
        run.used(tokens);
        kept.keep(digest, question.occasion(), meter.model(), question.prompt().version(), text);
        return reading;
    }

    private ChatResponse ask(Question question, JsonSchema schema, Meter.Run run) {
        var request = ChatRequest.builder()
                .messages(question.messages())
                .responseFormat(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(schema)
                        .build())
                .build();
        var answer = new ChatResponse[1];
        try {
            new Exchange(limit).during(() -> answer[0] = model.chat(request));
            return answer[0];
        } catch (RuntimeException e) {
            var fault = Fault.of(e);
            var tokens = switch (fault) {
                case LATE, CUT, GARBAGE -> Tokens.estimated(question.characters(), 0);
                default -> Tokens.NONE;
            };
            throw run.failed(tokens, fault, e);
        }
    }

    private static Optional<Fault> fault(ChatResponse response, String text) {
        if (response.finishReason() == FinishReason.CONTENT_FILTER) {
            return Optional.of(Fault.REFUSED);
        }
        if (response.finishReason() == FinishReason.LENGTH) {
            return Optional.of(Fault.OVERLONG);
        }
        return text == null || text.isBlank() ? Optional.of(Fault.EMPTY) : Optional.empty();
    }

    private static <T> T made(String text, Function<JsonNode, T> policy) {
        try {
            return policy.apply(JSON.readTree(text));
        } catch (JacksonException | InvalidAnswer e) {
            throw new ModelFailure(Fault.INVALID, e);
        }
    }
}
