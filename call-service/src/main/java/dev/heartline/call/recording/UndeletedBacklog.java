package dev.heartline.call.recording;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.heartline.messaging.backlog.Backlog;

/** Recordings that nobody wants and that their carrier still has. */
final class UndeletedBacklog {

    /** Index: call_recordings_unwanted. */
    @Produces
    @Singleton
    Backlog undeletedRecordings() {
        return Backlog.ofRows(
                "undeleted-recordings", "call_recordings", "unwanted_since", "unwanted_since is not null");
    }
}
