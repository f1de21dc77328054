package dev.heartline.engagement.level;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.heartline.engagement.policy.level.Level;

/**
 * A level, which is never lost.
 *
 * @param level from 1
 * @param activeDays days on which the user did something for themselves, in a row or not
 * @param nextAtDays active days at which the next level is reached
 */
@Schema(name = "Level")
record LevelView(UUID userId, int level, int activeDays, int nextAtDays) {

    static LevelView of(UUID userId, int activeDays) {
        return new LevelView(userId, Level.of(activeDays), activeDays, Level.nextAt(activeDays));
    }
}
