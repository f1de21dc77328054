package dev.heartline.carrier.vonage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.heartline.carrier.turn.InvalidInstructions;
import dev.heartline.carrier.turn.Step;

/**
 * Call control objects, read strictly: an action or field that the reference doesn't have, or a value outside of what it allows, is
 * an error, as is a {@code talk} into which the caller may speak without an {@code input} after it.
 *
 * @see <a href="https://developer.vonage.com/en/voice/voice-api/ncco-reference">NCCO reference</a>
 */
public final class Ncco {
    private static final int LONGEST_TEXT = 1500;
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "talk", Set.of("action", "text", "bargeIn", "loop", "level", "language", "style", "premium"),
            "input", Set.of("action", "type", "dtmf", "speech", "eventUrl", "eventMethod"),
            "connect",
                    Set.of(
                            "action",
                            "endpoint",
                            "from",
                            "randomFromNumber",
                            "eventType",
                            "timeout",
                            "limit",
                            "machineDetection",
                            "eventUrl",
                            "eventMethod",
                            "ringbackTone"));
    private static final Set<String> SPEECH = Set.of(
            "uuid", "endOnSilence", "language", "context", "startTimeout", "maxDuration", "saveAudio", "sensitivity");

    private Ncco() {}

    public static List<Step> read(String json) throws InvalidInstructions {
        try {
            var steps = new ArrayList<Step>();
            boolean interruptible = false;
            for (var entry : new JsonArray(json)) {
                if (!(entry instanceof JsonObject action)) {
                    throw new InvalidInstructions("an NCCO is a list of objects");
                }
                var step = step(action);
                if (interruptible && step instanceof Step.Connect) {
                    throw new InvalidInstructions("after a talk with bargeIn comes an input");
                }
                interruptible |= action.getBoolean("bargeIn", false);
                interruptible &= !(step instanceof Step.Listen);
                steps.add(step);
            }
            if (interruptible) {
                throw new InvalidInstructions("after a talk with bargeIn comes an input");
            }
            return steps;
        } catch (DecodeException | ClassCastException e) {
            throw new InvalidInstructions("not an NCCO: " + e.getMessage());
        }
    }

    private static Step step(JsonObject action) throws InvalidInstructions {
        var name = action.getString("action", "");
        var fields = FIELDS.get(name);
        if (fields == null) {
            throw new InvalidInstructions("an NCCO has no action '" + name + "' that is simulated");
        }
        known(action, fields);
        return switch (name) {
            case "talk" -> {
                var text = action.getString("text", "");
                if (text.isBlank() || text.length() > LONGEST_TEXT) {
                    throw new InvalidInstructions("the text of a talk has 1 to " + LONGEST_TEXT + " characters");
                }
                yield new Step.Say(text);
            }
            case "input" -> input(action);
            default -> connect(action);
        };
    }

    private static Step input(JsonObject action) throws InvalidInstructions {
        var types = action.getJsonArray("type", new JsonArray());
        if (!types.contains("speech")) {
            throw new InvalidInstructions("the simulated callers speak: an input needs the type speech");
        }
        var urls = action.getJsonArray("eventUrl", new JsonArray());
        if (urls.size() != 1) {
            throw new InvalidInstructions("an eventUrl is a list of one address");
        }
        if (!"POST".equals(action.getString("eventMethod", "POST"))) {
            throw new InvalidInstructions("the simulated network posts");
        }
        var speech = action.getJsonObject("speech", new JsonObject());
        known(speech, SPEECH);
        within(speech, "endOnSilence", 0.4, 10);
        within(speech, "maxDuration", 1, 60);
        double patience = within(speech, "startTimeout", 1, 60).orElse(10.0);
        return new Step.Listen(urls.getString(0), Duration.ofMillis(Math.round(patience * 1000)), Optional.empty());
    }

    private static Step connect(JsonObject action) throws InvalidInstructions {
        var endpoints = action.getJsonArray("endpoint", new JsonArray());
        if (endpoints.size() != 1 || !"phone".equals(endpoints.getJsonObject(0).getString("type"))) {
            throw new InvalidInstructions("the simulated network connects one telephone");
        }
        within(action, "timeout", 1, 120);
        var urls = action.getJsonArray("eventUrl", new JsonArray());
        if (urls.size() > 1 || !"POST".equals(action.getString("eventMethod", "POST"))) {
            throw new InvalidInstructions("the simulated network posts to one address");
        }
        boolean asks = "synchronous".equals(action.getString("eventType")) && !urls.isEmpty();
        return new Step.Connect(
                "+" + endpoints.getJsonObject(0).getString("number"),
                asks ? Optional.of(urls.getString(0)) : Optional.empty());
    }

    private static void known(JsonObject json, Set<String> fields) throws InvalidInstructions {
        for (var field : json.fieldNames()) {
            if (!fields.contains(field)) {
                throw new InvalidInstructions("an NCCO has no '" + field + "' there");
            }
        }
    }

    private static Optional<Double> within(JsonObject json, String field, double least, double most)
            throws InvalidInstructions {
        var value = json.getDouble(field);
        if (value != null && (value < least || value > most)) {
            throw new InvalidInstructions("'%s' lies between %s and %s".formatted(field, least, most));
        }
        return Optional.ofNullable(value);
    }
}
