package dev.heartline.engagement.lapse;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How often what was foretold happened, among our own users.
 *
 * @param from 0..0.9, predictions of a lapse from there to 0.1 higher
 * @param predictions whose end is known
 * @param foretold the mean risk
 * @param happened 0..1, how many of them lapsed
 */
@Schema(name = "LapseReliability")
record ReliabilityView(double from, long predictions, double foretold, double happened) {}
