package dev.heartline.carrier.messagebird;

/** An account at the simulated MessageBird. */
public record MessageBirdKeys(String accessKey, String signingKey) {

    @Override
    public String toString() {
        return "MessageBirdKeys[]";
    }
}
