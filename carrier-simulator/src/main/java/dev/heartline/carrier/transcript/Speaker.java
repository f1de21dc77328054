package dev.heartline.carrier.transcript;

import java.util.Optional;

/** Who says an utterance, with the word that a transcript uses for them. */
public enum Speaker {
    COACH("therapist"),
    CALLER("client");

    private final String interlocutor;

    Speaker(String interlocutor) {
        this.interlocutor = interlocutor;
    }

    static Optional<Speaker> named(String interlocutor) {
        for (var speaker : values()) {
            if (speaker.interlocutor.equals(interlocutor)) {
                return Optional.of(speaker);
            }
        }
        return Optional.empty();
    }
}
