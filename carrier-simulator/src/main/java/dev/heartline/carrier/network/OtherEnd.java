package dev.heartline.carrier.network;

/** Whoever has the telephone at the other end of a call: a person, or a mailbox. */
public interface OtherEnd {

    /** The line is open, at first or again; {@code greeting} is what the provider itself said, or blank. */
    void connected(VoiceLine line, String greeting);

    /** A piece of what the coach says. */
    void heard(String token, boolean last);

    /** The network says a sentence of ours, and nobody listens for an answer. */
    void announced(String text);

    /** The line broke; {@link #connected} may follow. */
    void disconnected();

    /** The call is over for them. */
    void leave();

    /** Does it at the beep of a mailbox, at once where it has beeped. A person never does. */
    default void atTheBeep(Runnable then) {}
}
