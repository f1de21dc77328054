package dev.heartline.carrier.plivo;

/** An account at the simulated Plivo. */
public record PlivoKeys(String authId, String authToken) {

    @Override
    public String toString() {
        return "PlivoKeys[" + authId + "]";
    }
}
