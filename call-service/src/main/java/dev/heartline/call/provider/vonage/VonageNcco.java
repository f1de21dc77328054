package dev.heartline.call.provider.vonage;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.heartline.call.provider.turn.NextTurn;
import dev.heartline.call.provider.turn.Pieces;
import dev.heartline.call.provider.turn.TurnConfig;
import dev.heartline.telephony.number.NetworkNumber;

/**
 * What we answer Vonage: call control objects.
 *
 * @see <a href="https://developer.vonage.com/en/voice/voice-api/ncco-reference">NCCO reference</a>
 */
final class VonageNcco {

    /** Of one {@code talk}. */
    static final int LONGEST_TEXT = 1500;

    /** Of somebody who is to take a call over, in seconds; then the coach takes the caller back. */
    private static final int LONGEST_RINGING = 30;

    private VonageNcco() {}

    /**
     * Says the words, into which the caller may speak, and listens. An NCCO without an {@code input} ends the call when all is said.
     *
     * @param turnUrl where what was heard is posted
     */
    static JsonArray of(NextTurn next, String turnUrl, TurnConfig rhythm, String language) {
        var ncco = new JsonArray();
        Pieces.of(next.words(), LONGEST_TEXT)
                .forEach(words -> ncco.add(new JsonObject()
                        .put("action", "talk")
                        .put("text", words)
                        .put("language", language)
                        .put("bargeIn", next.listens())));
        if (next.listens()) {
            ncco.add(new JsonObject()
                    .put("action", "input")
                    .put("type", new JsonArray().add("speech"))
                    .put("eventUrl", new JsonArray().add(turnUrl))
                    .put("eventMethod", "POST")
                    .put(
                            "speech",
                            new JsonObject()
                                    .put("language", language)
                                    .put("startTimeout", rhythm.listens().toSeconds())
                                    .put("endOnSilence", rhythm.pause().toMillis() / 1000.0)
                                    .put("maxDuration", 60)));
        }
        return ncco;
    }

    /** Says a message, after which the call ends. */
    static JsonArray leave(String words, String language) {
        var ncco = new JsonArray();
        Pieces.of(words, LONGEST_TEXT)
                .forEach(piece -> ncco.add(new JsonObject()
                        .put("action", "talk")
                        .put("text", piece)
                        .put("language", language)));
        return ncco;
    }

    /**
     * Somebody else takes the call over.
     *
     * @param endedUrl asked what to do next when nobody does
     */
    static JsonArray connect(String from, String to, String endedUrl) {
        return new JsonArray()
                .add(new JsonObject()
                        .put("action", "connect")
                        .put("from", NetworkNumber.ofE164(from))
                        .put("timeout", LONGEST_RINGING)
                        .put("eventType", "synchronous")
                        .put("eventUrl", new JsonArray().add(endedUrl))
                        .put("eventMethod", "POST")
                        .put(
                                "endpoint",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("type", "phone")
                                                .put("number", NetworkNumber.ofE164(to)))));
    }
}
