package dev.heartline.call.live;

/** The way to the caller's ear. Never blocks, and keeps the order in which it is used. */
public interface CallerLine {

    /** Words of the reply that is under way. */
    void say(String words);

    /** The reply is complete, or nothing more comes of it. */
    void endReply();

    /** Ends the call: the last words were said, and nobody has answered them. Whoever speaks into that end is still heard. */
    void hangUp();

    /** Ends the call at once, whatever is being said: nobody is there who may hear it. */
    void cutOff();

    /** Gives up this line but not the call: the provider opens another one. */
    void drop();

    /**
     * Whether it tells when the caller has been silent ({@link LiveConversation#silentFor}). Otherwise nobody does, and a silence is
     * reckoned by the clock from how long our words take to be spoken.
     */
    boolean tellsOfSilence();
}
