package dev.heartline.carrier.network;

/** What happens to texts sent to a person. */
public sealed interface Texting {
    Texting RECEIVES = new Receives();
    Texting BLOCKED = new Blocked();

    record Receives() implements Texting {}

    /** Accepted by the provider, then lost in the network. */
    record Undelivered(int errorCode) implements Texting {}

    /** The provider has the person on its own opt-out list and refuses to send. */
    record Blocked() implements Texting {}
}
