package dev.heartline.model.wire;

import dev.heartline.events.vocabulary.WireNamed;

/** Whose wire format a model speaks. */
public enum Provider implements WireNamed {
    /** And everything that is compatible with its chat completions: vLLM, LM Studio, gateways. */
    OPENAI("https://api.openai.com/v1", true),
    ANTHROPIC("https://api.anthropic.com/v1", true),
    OLLAMA("http://localhost:11434", false);

    private final String usualUrl;
    private final boolean needsKey;

    Provider(String usualUrl, boolean needsKey) {
        this.usualUrl = usualUrl;
        this.needsKey = needsKey;
    }

    public String usualUrl() {
        return usualUrl;
    }

    public boolean needsKey() {
        return needsKey;
    }
}
