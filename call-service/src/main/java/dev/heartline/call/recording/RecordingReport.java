package dev.heartline.call.recording;

import org.jspecify.annotations.Nullable;

/**
 * What a carrier says of a recording.
 *
 * @param sid the carrier's; null where it has given none
 * @param url where it can be heard: not for logs; null until it is stored
 * @param seconds how long it is; null until it is stored
 */
public record RecordingReport(
        @Nullable String sid,
        Status status,
        @Nullable String url,
        @Nullable Integer seconds) {

    public enum Status {
        /** It goes on, or is being prepared. */
        GOES_ON,
        STORED,
        /** There is none: too short, silent, or failed. */
        ABSENT
    }

    @Override
    public String toString() {
        return "RecordingReport[" + status + "]";
    }
}
