package dev.heartline.sms.message;

import dev.heartline.ai.message.AutoReplies;
import dev.heartline.events.vocabulary.WireNamed;

/** What a phone or a mailbox writes in somebody's place. */
public enum ReportedAs implements WireNamed {
    /** Its owner reacted to a text: nobody says anything by it. */
    REACTION,
    /** Its owner has put another text right, and says what stands in it now. */
    EDIT,
    /** Nobody has read ours, and nobody answers it. */
    AUTO_REPLY;

    /** Of a text that says something, as reactions don't. Null where a person wrote it. */
    public static ReportedAs of(String body) {
        if (Edit.isOne(body)) {
            return EDIT;
        }
        return AutoReplies.isOne(body) ? AUTO_REPLY : null;
    }
}
