package dev.heartline.call.provider.twilio;

import java.util.Optional;
import java.util.UUID;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

import dev.heartline.service.web.Characters;

/** What ConversationRelay tells us. */
sealed interface RelayMessage {

    /** @param callId the parameter that our TwiML gave it, null where it is missing or malformed */
    record Setup(String callSid, UUID callId) implements RelayMessage {}

    /** @param last false while the caller is still speaking and the words may change */
    record Prompt(String words, boolean last) implements RelayMessage {}

    /** @param heard what was spoken of the reply before the caller spoke into it */
    record Interrupt(String heard) implements RelayMessage {}

    record Dtmf(String digit) implements RelayMessage {}

    record Failure(String description) implements RelayMessage {}

    /** A type that we don't know, or no message at all. */
    record Unknown() implements RelayMessage {}

    static RelayMessage parse(String text) {
        try {
            var json = new JsonObject(text);
            return switch (string(json, "type")) {
                case "setup" -> new Setup(string(json, "callSid"), callId(json).orElse(null));
                case "prompt" -> new Prompt(string(json, "voicePrompt"), !Boolean.FALSE.equals(json.getValue("last")));
                case "interrupt" -> new Interrupt(string(json, "utteranceUntilInterrupt"));
                case "dtmf" -> new Dtmf(string(json, "digit"));
                case "error" -> new Failure(string(json, "description"));
                default -> new Unknown();
            };
        } catch (DecodeException e) {
            return new Unknown();
        }
    }

    private static String string(JsonObject json, String field) {
        return json.getValue(field) instanceof String text ? Characters.cleaned(text) : "";
    }

    private static Optional<UUID> callId(JsonObject json) {
        try {
            return json.getValue("customParameters") instanceof JsonObject parameters
                    ? Optional.of(UUID.fromString(string(parameters, TwilioUrls.CALL_ID)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
