package dev.heartline.engagement.streak;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.vertx.mutiny.sqlclient.Row;

import dev.heartline.engagement.policy.streak.FreeTime;
import dev.heartline.engagement.policy.streak.Streak;
import dev.heartline.service.profile.KnownUser;

/**
 * A streak as it is stored, and what it takes to go on with it.
 *
 * @param stale it must be computed anew from its days
 */
public record KnownStreak(Streak streak, boolean stale, FreeTime free) {

    static KnownStreak read(Row row) {
        var free = free(row);
        return row.getLocalDate("last_day") == null
                ? new KnownStreak(Streak.NONE, false, free)
                : new KnownStreak(streak(row), isStale(row, free), free);
    }

    /** More than went into it: fewer there are where old crises were forgotten, and these go on counting. */
    private static boolean isStale(Row row, FreeTime free) {
        return free.begunBy(row.getLocalDate("last_day")) > row.getInteger("free_known");
    }

    private static Streak streak(Row row) {
        return new Streak(
                row.getInteger("length_days"),
                row.getInteger("longest_days"),
                row.getLocalDate("last_day"),
                zones(row.getArrayOfStrings("last_zones")),
                row.getInteger("freezes_held"));
    }

    static Set<ZoneId> zones(String[] names) {
        return Arrays.stream(names)
                .flatMap(name -> KnownUser.zoneOf(name).stream())
                .collect(Collectors.toSet());
    }

    static FreeTime free(Row row) {
        OffsetDateTime[] from = row.getArrayOfOffsetDateTimes("free_from");
        OffsetDateTime[] to = row.getArrayOfOffsetDateTimes("free_to");
        List<FreeTime.Span> spans = IntStream.range(0, from.length)
                .mapToObj(i -> new FreeTime.Span(from[i].toInstant(), to[i].toInstant()))
                .toList();
        return new FreeTime(spans);
    }
}
