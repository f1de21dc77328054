package dev.heartline.messaging.consume;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.events.EventJson;

/**
 * A CloudEvent whole in the record's value, as the official SDKs of some languages send by default.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">JSON event format</a>
 */
record StructuredEvent(Envelope envelope, JsonNode data) {

    /** @throws MalformedEvent if the value is no CloudEvent in JSON, or carries no data: a tombstone has no value at all */
    static StructuredEvent read(Arrival record) {
        if (record.value() == null) {
            throw new MalformedEvent("a structured event without a value");
        }
        try {
            JsonNode event = EventJson.mapper().readTree(record.value());
            if (event == null || !event.isObject()) {
                throw new MalformedEvent("the structured event is no JSON object");
            }
            var envelope = new Envelope(name -> attribute(event, name));
            envelope.find("datacontenttype").ifPresent(StructuredEvent::checkJson);
            return new StructuredEvent(envelope, data(event));
        } catch (JsonProcessingException e) {
            throw new MalformedEvent("the structured event is no JSON", e);
        } catch (IOException e) {
            throw new MalformedEvent("the structured event can't be read", e);
        }
    }

    /** Attributes are text, numbers or booleans; null is the same as absent. */
    private static Optional<String> attribute(JsonNode event, String name) {
        JsonNode found = event.path(name);
        if (found.isContainerNode()) {
            throw new MalformedEvent("the attribute " + name + " is no text");
        }
        return found.isMissingNode() || found.isNull() ? Optional.empty() : Optional.of(found.asText());
    }

    private static void checkJson(String dataContentType) {
        String type = dataContentType.toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json") && !type.contains("+json")) {
            throw new MalformedEvent("the data is not JSON");
        }
    }

    private static JsonNode data(JsonNode event) throws IOException {
        if (event.hasNonNull("data") == event.hasNonNull("data_base64")) {
            throw new MalformedEvent("the structured event needs data, once");
        }
        return event.hasNonNull("data")
                ? event.get("data")
                : EventJson.mapper().readTree(event.get("data_base64").binaryValue());
    }
}
