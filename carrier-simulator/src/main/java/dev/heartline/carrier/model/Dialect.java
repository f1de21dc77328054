package dev.heartline.carrier.model;

import java.util.ArrayList;
import java.util.List;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A provider's wire format. */
enum Dialect {
    OPENAI("/model/openai/v1/chat/completions", "text/event-stream") {

        @Override
        List<String> begin(String model, int inputTokens) {
            return List.of();
        }

        @Override
        String piece(String model, String words) {
            return event(chunk(model, new JsonObject().put("role", "assistant").put("content", words), null));
        }

        @Override
        List<String> end(String model, String tool, int inputTokens, int outputTokens) {
            var end = new ArrayList<String>();
            if (tool != null) {
                end.add(event(chunk(
                        model,
                        new JsonObject()
                                .put(
                                        "tool_calls",
                                        new JsonArray().add(toolCall(tool).put("index", 0))),
                        null)));
            }
            end.add(event(chunk(model, new JsonObject(), tool == null ? "stop" : "tool_calls")));
            end.add(event(head(model, "chat.completion.chunk")
                    .put("choices", new JsonArray())
                    .put("usage", usage(inputTokens, outputTokens))));
            end.add("data: [DONE]\n\n");
            return end;
        }

        @Override
        JsonObject whole(String model, String text, String tool, int inputTokens, int outputTokens) {
            var message = new JsonObject().put("role", "assistant").put("content", text);
            if (tool != null) {
                message.put("tool_calls", new JsonArray().add(toolCall(tool)));
            }
            return head(model, "chat.completion")
                    .put(
                            "choices",
                            new JsonArray()
                                    .add(new JsonObject()
                                            .put("index", 0)
                                            .put("message", message)
                                            .put("finish_reason", tool == null ? "stop" : "tool_calls")))
                    .put("usage", usage(inputTokens, outputTokens));
        }

        private static JsonObject chunk(String model, JsonObject delta, String finish) {
            return head(model, "chat.completion.chunk")
                    .put(
                            "choices",
                            new JsonArray()
                                    .add(new JsonObject()
                                            .put("index", 0)
                                            .put("delta", delta)
                                            .put("finish_reason", finish)));
        }

        private static JsonObject head(String model, String kind) {
            return new JsonObject()
                    .put("id", "chatcmpl-1")
                    .put("object", kind)
                    .put("created", 1_767_225_600)
                    .put("model", model);
        }

        private static JsonObject toolCall(String tool) {
            return new JsonObject()
                    .put("id", "call_1")
                    .put("type", "function")
                    .put("function", new JsonObject().put("name", tool).put("arguments", "{}"));
        }

        private static JsonObject usage(int inputTokens, int outputTokens) {
            return new JsonObject()
                    .put("prompt_tokens", inputTokens)
                    .put("completion_tokens", outputTokens)
                    .put("total_tokens", inputTokens + outputTokens);
        }
    },

    ANTHROPIC("/model/anthropic/v1/messages", "text/event-stream") {

        @Override
        List<String> begin(String model, int inputTokens) {
            var message = message(model, new JsonArray())
                    .put("usage", usage(inputTokens, 1))
                    .putNull("stop_reason");
            return List.of(
                    named("message_start", new JsonObject().put("message", message)),
                    named(
                            "content_block_start",
                            new JsonObject()
                                    .put("index", 0)
                                    .put(
                                            "content_block",
                                            new JsonObject().put("type", "text").put("text", ""))));
        }

        @Override
        String piece(String model, String words) {
            return named(
                    "content_block_delta",
                    new JsonObject()
                            .put("index", 0)
                            .put(
                                    "delta",
                                    new JsonObject().put("type", "text_delta").put("text", words)));
        }

        @Override
        List<String> end(String model, String tool, int inputTokens, int outputTokens) {
            var end = new ArrayList<String>();
            end.add(named("content_block_stop", new JsonObject().put("index", 0)));
            if (tool != null) {
                end.add(named(
                        "content_block_start", new JsonObject().put("index", 1).put("content_block", toolUse(tool))));
                end.add(named(
                        "content_block_delta",
                        new JsonObject()
                                .put("index", 1)
                                .put(
                                        "delta",
                                        new JsonObject()
                                                .put("type", "input_json_delta")
                                                .put("partial_json", "{}"))));
                end.add(named("content_block_stop", new JsonObject().put("index", 1)));
            }
            end.add(named(
                    "message_delta",
                    new JsonObject()
                            .put("delta", new JsonObject().put("stop_reason", tool == null ? "end_turn" : "tool_use"))
                            .put("usage", new JsonObject().put("output_tokens", outputTokens))));
            end.add(named("message_stop", new JsonObject()));
            return end;
        }

        @Override
        JsonObject whole(String model, String text, String tool, int inputTokens, int outputTokens) {
            var content = new JsonArray();
            if (!text.isEmpty()) {
                content.add(new JsonObject().put("type", "text").put("text", text));
            }
            if (tool != null) {
                content.add(toolUse(tool));
            }
            return message(model, content)
                    .put("stop_reason", tool == null ? "end_turn" : "tool_use")
                    .put("usage", usage(inputTokens, outputTokens));
        }

        private static JsonObject message(String model, JsonArray content) {
            return new JsonObject()
                    .put("id", "msg_1")
                    .put("type", "message")
                    .put("role", "assistant")
                    .put("model", model)
                    .put("content", content);
        }

        private static JsonObject toolUse(String tool) {
            return new JsonObject()
                    .put("type", "tool_use")
                    .put("id", "toolu_1")
                    .put("name", tool)
                    .put("input", new JsonObject());
        }

        private static JsonObject usage(int inputTokens, int outputTokens) {
            return new JsonObject().put("input_tokens", inputTokens).put("output_tokens", outputTokens);
        }

        private static String named(String name, JsonObject data) {
            return "event: " + name + "\n" + event(data.put("type", name));
        }
    },

    OLLAMA("/model/ollama/api/chat", "application/x-ndjson") {

        @Override
        List<String> begin(String model, int inputTokens) {
            return List.of();
        }

        @Override
        String piece(String model, String words) {
            return head(model, words, null).put("done", false).encode() + "\n";
        }

        @Override
        List<String> end(String model, String tool, int inputTokens, int outputTokens) {
            return List.of(whole(model, "", tool, inputTokens, outputTokens).encode() + "\n");
        }

        @Override
        JsonObject whole(String model, String text, String tool, int inputTokens, int outputTokens) {
            return head(model, text, tool)
                    .put("done", true)
                    .put("done_reason", "stop")
                    .put("prompt_eval_count", inputTokens)
                    .put("eval_count", outputTokens);
        }

        private static JsonObject head(String model, String text, String tool) {
            var message = new JsonObject().put("role", "assistant").put("content", text);
            if (tool != null) {
                message.put(
                        "tool_calls",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put(
                                                "function",
                                                new JsonObject()
                                                        .put("name", tool)
                                                        .put("arguments", new JsonObject()))));
            }
            return new JsonObject()
                    .put("model", model)
                    .put("created_at", "2026-01-01T00:00:00Z")
                    .put("message", message);
        }
    };

    private final String path;
    private final String streamType;

    Dialect(String path, String streamType) {
        this.path = path;
        this.streamType = streamType;
    }

    String path() {
        return path;
    }

    String streamType() {
        return streamType;
    }

    /** What goes before the first words of a stream. */
    abstract List<String> begin(String model, int inputTokens);

    abstract String piece(String model, String words);

    abstract List<String> end(String model, String tool, int inputTokens, int outputTokens);

    /** An answer in one piece. */
    abstract JsonObject whole(String model, String text, String tool, int inputTokens, int outputTokens);

    private static String event(JsonObject data) {
        return "data: " + data.encode() + "\n\n";
    }
}
