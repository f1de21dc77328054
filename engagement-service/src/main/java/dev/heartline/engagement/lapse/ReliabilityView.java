package dev.heartline.engagement.lapse;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How often what was foretold happened, among our own users.
 *
 * @param risk `lapse` or `leave`
 * @param from 0..0.9, predictions from there to 0.1 higher
 * @param predictions whose end is known
 * @param foretold the mean risk
 * @param happened 0..1, how often it came true
 */
@Schema(name = "LapseReliability")
record ReliabilityView(String risk, double from, long predictions, double foretold, double happened) {}
