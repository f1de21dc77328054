package dev.heartline.call.provider;

import dev.heartline.call.answering.MessageLeaving;

/**
 * What a carrier can do, as far as we use it.
 *
 * @param streamsWords the conversation goes both ways word by word; otherwise an utterance is exchanged for a reply
 * @param tellsWhatWasHeard where a caller speaks into a reply, how much of it they had heard; otherwise the whole reply counts as heard
 * @param detectsMachines listens for answering machines while the conversation goes on
 * @param records the call, where that is wanted
 * @param leavesMessages how it gets a message into a mailbox
 * @param tellsPrice says with the end what the call cost; otherwise only some time after, to whoever asks
 */
public record Capabilities(
        boolean streamsWords,
        boolean tellsWhatWasHeard,
        boolean detectsMachines,
        boolean records,
        MessageLeaving leavesMessages,
        boolean tellsPrice) {}
