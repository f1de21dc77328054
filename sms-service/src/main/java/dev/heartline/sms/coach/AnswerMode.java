package dev.heartline.sms.coach;

import dev.heartline.events.vocabulary.WireNamed;

/** Who answers somebody's texts. */
public enum AnswerMode implements WireNamed {
    /** The coach, by itself. */
    AUTOPILOT,
    /** The coach writes, and a human sends it, edits it or throws it away. */
    DRAFT,
    /** A human. The coach is silent. Fixed words to danger, stops and keywords are given all the same. */
    TAKEOVER
}
