package dev.heartline.carrier.model;

import java.util.concurrent.CompletableFuture;

import io.vertx.core.json.JsonObject;

/**
 * What a model was asked.
 *
 * @param path by which the wire format is told
 * @param key what the client showed as its key; empty for none
 * @param system the instructions
 * @param user the last message of the user
 * @param whole the request as it came
 * @param abandoned completes when the client closes the connection before the answer is whole
 */
public record ModelRequest(
        String path, String key, String system, String user, JsonObject whole, CompletableFuture<Void> abandoned) {

    public boolean streams() {
        return whole.getBoolean("stream", false);
    }

    /** Whether a tool of that name is offered. */
    public boolean offers(String tool) {
        return whole.getJsonArray("tools") != null
                && whole.getJsonArray("tools").encode().contains("\"name\":\"" + tool + "\"");
    }

    /** Whether the answer has to follow a JSON schema. */
    public boolean asksForJson() {
        return whole.containsKey("response_format")
                || whole.containsKey("format")
                || whole.containsKey("output_config");
    }
}
