package dev.heartline.carrier.network;

/**
 * A recording that a carrier has.
 *
 * @param state in the carrier's word: {@code in-progress}, {@code processing}, {@code completed}, {@code absent}
 */
public record RecordingReport(String sid, String callSid, String state) {}
