package dev.heartline.sms.campaign;

import java.time.Duration;
import java.time.Instant;

/**
 * How many texts a campaign may release at a moment, whoever asks: what was not used within two seconds is lost, so that nothing bursts
 * after a pause.
 *
 * @param count texts, at least 1 where the moment has come
 * @param until the campaign releases nothing further before this
 */
record Pace(int count, Instant until) {

    private static final Duration MEMORY = Duration.ofSeconds(2);
    private static final double NANOS_PER_MINUTE = 60e9;

    /**
     * @param releasedUntil as kept; null before the first
     * @param most at once
     */
    static Pace at(Instant now, Instant releasedUntil, int perMinute, int most) {
        var since =
                releasedUntil == null || releasedUntil.isBefore(now.minus(MEMORY)) ? now.minus(MEMORY) : releasedUntil;
        if (since.isAfter(now)) {
            return new Pace(0, since);
        }
        var earned = (int) (Duration.between(since, now).toNanos() * perMinute / NANOS_PER_MINUTE);
        int count = Math.clamp(earned, 1, most);
        return new Pace(count, since.plusNanos(Math.round(count * NANOS_PER_MINUTE / perMinute)));
    }

    /** Only so many were there to be released. */
    Pace of(int used, int perMinute) {
        return new Pace(used, until.minusNanos(Math.round((count - used) * NANOS_PER_MINUTE / perMinute)));
    }
}
