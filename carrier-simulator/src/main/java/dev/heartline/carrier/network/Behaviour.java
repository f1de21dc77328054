package dev.heartline.carrier.network;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What happens when a person's telephone rings. */
public enum Behaviour {
    ANSWERS("answers"),
    BUSY("busy"),
    NO_ANSWER("no_answer"),
    /** The network cannot reach the number. */
    FAILED("failed"),
    /** A machine answers, says its greeting, beeps, and records what it hears then. */
    VOICEMAIL("voicemail"),
    /** The person presses the red button. */
    REJECTS("rejects");

    private final String wireName;

    Behaviour(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** @throws IllegalArgumentException naming the known behaviours */
    public static Behaviour named(String wireName) {
        return Arrays.stream(values())
                .filter(behaviour -> behaviour.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no behaviour is named '" + wireName + "', only "
                        + Arrays.stream(values()).map(Behaviour::wireName).collect(Collectors.joining(", "))));
    }
}
