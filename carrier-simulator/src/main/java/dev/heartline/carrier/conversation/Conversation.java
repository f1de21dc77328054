package dev.heartline.carrier.conversation;

import dev.heartline.carrier.network.InboundCall;
import dev.heartline.carrier.transcript.Transcript;

/** A written conversation and the person who calls to have it. */
public record Conversation(String id, String title, Persona persona, Transcript transcript) {
    /** The persona's call; the same id each time, so that playing it again is a replay. */
    public InboundCall call(double timeScale) {
        return transcript.callFrom(persona.phone(), timeScale);
    }
}
