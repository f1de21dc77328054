package dev.heartline.carrier.bird;

/** A workspace at the simulated Bird, with a channel for SMS. */
public record BirdKeys(String accessKey, String workspaceId, String channelId, String signingKey) {

    @Override
    public String toString() {
        return "BirdKeys[" + workspaceId + "]";
    }
}
