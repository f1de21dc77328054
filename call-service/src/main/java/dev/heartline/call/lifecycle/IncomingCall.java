package dev.heartline.call.lifecycle;

/**
 * A call that a provider hands to us.
 *
 * @param from as the network gave it: E.164, or a word such as {@code anonymous}
 */
public record IncomingCall(String provider, String providerSid, String from, String to) {

    @Override
    public String toString() {
        return "IncomingCall[" + provider + " " + providerSid + "]";
    }
}
