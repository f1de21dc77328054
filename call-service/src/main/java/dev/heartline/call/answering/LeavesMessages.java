package dev.heartline.call.answering;

import dev.heartline.call.lifecycle.Call;

/** Whoever can leave a message in the mailbox that has answered a call. */
public interface LeavesMessages {

    MessageLeaving messageLeaving(Call call);

    /**
     * Has the words said to the mailbox, and the call ended after them. Blocking.
     *
     * @throws RuntimeException where it can't be told whether that is done
     */
    void leaveMessage(Call call, String words);
}
