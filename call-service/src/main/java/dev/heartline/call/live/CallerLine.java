package dev.heartline.call.live;

/** The way to the caller's ear. Never blocks, and keeps the order in which it is used. */
public interface CallerLine {

    /** Words of the reply that is under way. */
    void say(String words);

    /** The reply is complete, or nothing more comes of it. */
    void endReply();

    /** Ends the call. */
    void hangUp();

    /** Gives up this line but not the call: the provider opens another one. */
    void drop();
}
