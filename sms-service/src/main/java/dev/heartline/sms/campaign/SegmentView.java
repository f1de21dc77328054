package dev.heartline.sms.campaign;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whom a campaign may be for. A limit that is null is none.
 *
 * @param size of those who consent to texts, haven't told us to stop and have a number, how many fit now
 * @param knownDaysLeast since their first profile
 * @param knownDaysMost as {@code knownDaysLeast}
 * @param silentDaysLeast since they last did or wrote something, by what the host application and they themselves tell
 * @param silentDaysMost as {@code silentDaysLeast}; who never did anything is in no segment with such a limit
 * @param activeDaysLeast days on which they did or wrote something, of the last {@code activeWithinDays}
 */
@Schema(name = "SegmentDefinition")
record SegmentView(
        String name,
        String description,
        long size,
        @Nullable Integer knownDaysLeast,
        @Nullable Integer knownDaysMost,
        @Nullable Integer silentDaysLeast,
        @Nullable Integer silentDaysMost,
        @Nullable Integer activeDaysLeast,
        @Nullable Integer activeWithinDays) {

    static SegmentView read(Row row, long size) {
        return new SegmentView(
                row.getString("name"),
                row.getString("description"),
                size,
                row.getInteger("known_days_least"),
                row.getInteger("known_days_most"),
                row.getInteger("silent_days_least"),
                row.getInteger("silent_days_most"),
                row.getInteger("active_days_least"),
                row.getInteger("active_within_days"));
    }
}
