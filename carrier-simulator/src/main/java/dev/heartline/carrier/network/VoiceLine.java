package dev.heartline.carrier.network;

/** What a caller can do with an open conversation; each provider turns it into its own messages. */
public interface VoiceLine {
    /** The caller has begun to speak; what they say is known once they have finished. */
    void begin(String text);

    void say(String text);

    /**
     * The caller talks over the coach.
     *
     * @param heard what the caller heard of the reply
     */
    void interrupt(String heard, long afterMillis);

    /** Breaks the connection without a farewell, as a failing network does. */
    void lose();

    void hangUp();
}
