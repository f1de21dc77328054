package dev.heartline.call.lifecycle;

import dev.heartline.events.vocabulary.WireNamed;

/** What became of the message that was to be left where a machine picked up. */
public enum MailboxMessage implements WireNamed {
    /** The machine's greeting goes on. */
    WAITING,
    /**
     * The carrier was asked to say it after the greeting, and didn't refuse. Whether the mailbox has kept it nobody tells.
     */
    LEFT,
    /** The end of the greeting was not made out, the carrier leaves no messages, or it refused. */
    NOT_LEFT
}
