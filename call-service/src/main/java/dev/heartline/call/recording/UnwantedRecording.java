package dev.heartline.call.recording;

/** A recording is to be deleted at its carrier, now. Observers must not block. */
record UnwantedRecording() {}
