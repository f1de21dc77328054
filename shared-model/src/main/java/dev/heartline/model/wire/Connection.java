package dev.heartline.model.wire;

import java.time.Duration;
import java.util.Set;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;

/** The way to one provider. Models made of it share its connections; nothing is sent before one of them is asked. */
public final class Connection implements AutoCloseable {

    private final Provider provider;
    private final String baseUrl;
    private final String key;
    private final ModelHttp http;

    /**
     * @param baseUrl of the provider's API, with its version
     * @param key null where the provider wants none
     * @param connectLimit to the TCP connection
     */
    public Connection(Provider provider, String baseUrl, String key, Duration connectLimit) {
        this.provider = provider;
        this.baseUrl = baseUrl;
        this.key = key;
        this.http = new ModelHttp(connectLimit, baseUrl.startsWith("https:"));
    }

    public Provider provider() {
        return provider;
    }

    /** A model that answers word by word. */
    public StreamingChatModel speaking(ModelSettings model) {
        return switch (provider) {
            case OPENAI ->
                OpenAiStreamingChatModel.builder()
                        .httpClientBuilder(http.builder())
                        .baseUrl(baseUrl)
                        .apiKey(key)
                        .modelName(model.name())
                        .temperature(model.temperature())
                        .maxCompletionTokens(model.longestAnswer())
                        .build();
            case ANTHROPIC ->
                AnthropicStreamingChatModel.builder()
                        .httpClientBuilder(http.builder())
                        .baseUrl(baseUrl)
                        .apiKey(key)
                        .modelName(model.name())
                        .temperature(model.temperature())
                        .maxTokens(model.longestAnswer())
                        .build();
            case OLLAMA ->
                OllamaStreamingChatModel.builder()
                        .httpClientBuilder(http.builder())
                        .baseUrl(baseUrl)
                        .modelName(model.name())
                        .temperature(model.temperature())
                        .numPredict(model.longestAnswer())
                        .build();
        };
    }

    /** A model that answers in one piece, as JSON by a schema. */
    public ChatModel reading(ModelSettings model) {
        return switch (provider) {
            case OPENAI ->
                OpenAiChatModel.builder()
                        .httpClientBuilder(http.builder())
                        .baseUrl(baseUrl)
                        .apiKey(key)
                        .modelName(model.name())
                        .temperature(model.temperature())
                        .maxCompletionTokens(model.longestAnswer())
                        .maxRetries(0)
                        .strictJsonSchema(true)
                        .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                        .build();
            case ANTHROPIC ->
                AnthropicChatModel.builder()
                        .httpClientBuilder(http.builder())
                        .baseUrl(baseUrl)
                        .apiKey(key)
                        .modelName(model.name())
                        .temperature(model.temperature())
                        .maxTokens(model.longestAnswer())
                        .maxRetries(0)
                        .supportedCapabilities(Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA))
                        .build();
            case OLLAMA ->
                OllamaChatModel.builder()
                        .httpClientBuilder(http.builder())
                        .baseUrl(baseUrl)
                        .modelName(model.name())
                        .temperature(model.temperature())
                        .numPredict(model.longestAnswer())
                        .maxRetries(0)
                        .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                        .build();
        };
    }

    @Override
    public void close() {
        http.close();
    }

    /** Not its key. */
    @Override
    public String toString() {
        return "Connection[" + provider.wireName() + " at " + baseUrl + "]";
    }
}
