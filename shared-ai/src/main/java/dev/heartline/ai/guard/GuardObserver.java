package dev.heartline.ai.guard;

/** Is told when the guard had to step in. Called in the middle of a reply: must not block. */
public interface GuardObserver {

    GuardObserver NONE = new GuardObserver() {};

    default void withheld(Unfit reason) {}

    /** An engine's reply, or the rest of it, was replaced. */
    default void replaced(Lapse why) {}

    /** The user's words could not be judged: the call went on with what plain words told. */
    default void unjudged(Throwable failure) {}
}
