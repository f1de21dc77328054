package dev.heartline.sms.outbound;

import java.util.List;

/** What is known of a text without an answer once its carrier was asked. */
sealed interface Lookup {

    /** The carrier has it. */
    record Found(String sid) implements Lookup {}

    /** The carrier certainly doesn't have it. */
    record Absent() implements Lookup {}

    /** The carrier has a text that is this one or another that waits, too: sending either of them might send it twice. */
    record Unclear() implements Lookup {}

    /**
     * @param unexplained what the carrier has that may be it and is no text that we know to be sent, the likeliest first
     * @param rivals other texts without an answer that the same may be; 0 where the carrier tells one from the other. Each of them,
     *     as this one, is there once at most
     */
    static Lookup of(List<String> unexplained, int rivals) {
        if (unexplained.isEmpty()) {
            return new Absent();
        }
        return unexplained.size() > rivals ? new Found(unexplained.getFirst()) : new Unclear();
    }

    /** For metrics. */
    default String label() {
        return switch (this) {
            case Found _ -> "found";
            case Absent _ -> "absent";
            case Unclear _ -> "unclear";
        };
    }
}
