package dev.heartline.carrier.model;

import java.util.List;
import java.util.function.Function;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Stands in for a model where nobody scripted one. It understands nothing: as a coach it says what is never wrong, and what it
 * reads it calls neutral, with no memory and no promise in it.
 */
final class PlainSpeaker implements Function<ModelRequest, ModelAnswer> {

    private static final String GREETING = "Hello, good to hear from you. What is on your mind today?";

    private static final List<String> REPLIES = List.of(
            "Thank you for telling me. What part of it weighs most right now?",
            "I hear you. What would a small step look like?",
            "That makes sense. What has helped before, even a little?",
            "It took something to say that. What would you like to be different by next week?");

    @Override
    public ModelAnswer apply(ModelRequest request) {
        return request.asksForJson() ? ModelAnswer.of(reading().encode()) : ModelAnswer.of(reply(request));
    }

    private static String reply(ModelRequest request) {
        if (request.user().contains("\"conversation\":[]")) {
            return GREETING;
        }
        return REPLIES.get(Math.floorMod(request.user().hashCode(), REPLIES.size()));
    }

    /** What every kind of reading asks for, so that one answer fits all. */
    private static JsonObject reading() {
        return new JsonObject()
                .put("summary", "")
                .put("topics", new JsonArray())
                .put("sentiment", "neutral")
                .put("sentiment_confidence", 0.5)
                .put("emotion", "unknown")
                .put("emotion_confidence", 0.0)
                .put("motivation", 0)
                .put("commitments", new JsonArray())
                .put("memories", new JsonArray())
                .put("preferences", new JsonArray())
                .put("intent", "other")
                .put("intent_confidence", 0.5)
                .put("requires_response", true);
    }
}
