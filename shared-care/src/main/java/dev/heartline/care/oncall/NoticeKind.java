package dev.heartline.care.oncall;

import dev.heartline.events.vocabulary.WireNamed;

/** What the on-call is told of an alert. */
public enum NoticeKind implements WireNamed {
    RAISED,
    /** The fixed answer did not reach the person: nobody has told them where to find help. */
    ANSWER_FAILED,
    /** It was a false alarm. */
    WITHDRAWN
}
