package dev.heartline.call.recording;

import dev.heartline.events.vocabulary.WireNamed;

/** Who has to agree before a call with somebody of a jurisdiction is recorded. */
public enum RecordingRule implements WireNamed {
    /** Whoever is on the call, in so many words: also where the law would be content with one of them. */
    EVERYBODY,
    /** Nobody can: such calls are never recorded. */
    NEVER
}
