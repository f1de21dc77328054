package dev.heartline.engagement.habit;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A habit behind another one, and how that goes.
 *
 * @param habit its name, as behaviours name it
 * @param after the name of the one that it comes after
 * @param chances 0..28, the days of the last 28 on which the other one was done
 * @param followed on how many of these this one was done after it
 */
@Schema(name = "HabitStack")
record HabitStackView(String habit, String after, int chances, int followed, Instant setAt) {}
