package dev.heartline.call.answering;

import dev.heartline.call.lifecycle.Call;

/** Whoever can end a call that is under way. Blocking. */
public interface EndsCalls {

    /**
     * Ends a call that is under way. No error if it has ended already.
     *
     * @throws RuntimeException where it can't be told whether it was ended
     */
    void hangUp(Call call);
}
