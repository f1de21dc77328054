package dev.heartline.call.recording;

import dev.heartline.call.recording.RecordingReport.Status;
import dev.heartline.events.vocabulary.WireNamed;

/** Where a recording is in its life. Reports of it come late, twice and in any order. */
enum RecordingState implements WireNamed {
    /** Agreed to; whether the carrier has begun isn't known. */
    WANTED,
    GOES_ON,
    STORED,
    /** The carrier has none. */
    NONE,
    DELETED;

    boolean isOver() {
        return this == NONE || this == DELETED;
    }

    /**
     * What a report makes of it.
     *
     * @param wanted nobody has taken the consent back, and the call isn't forgotten
     */
    Next after(Status report, boolean wanted) {
        return switch (report) {
            case GOES_ON ->
                switch (this) {
                    case WANTED, GOES_ON -> wanted ? Next.to(GOES_ON) : Next.delete(GOES_ON);
                    case STORED -> wanted ? Next.to(STORED) : Next.delete(STORED);
                    // One that nobody wants any more, or that nobody knew of.
                    case NONE, DELETED -> Next.delete(GOES_ON);
                };
            case STORED -> wanted && !isOver() ? Next.to(STORED) : Next.delete(STORED);
            case ABSENT ->
                switch (this) {
                    case STORED -> wanted ? Next.to(STORED) : Next.delete(STORED);
                    case DELETED -> Next.to(DELETED);
                    case WANTED, GOES_ON, NONE -> Next.to(NONE);
                };
        };
    }

    /** @param delete it is to be deleted at the carrier, at once */
    record Next(RecordingState state, boolean delete) {

        static Next to(RecordingState state) {
            return new Next(state, false);
        }

        static Next delete(RecordingState state) {
            return new Next(state, true);
        }
    }
}
