package dev.heartline.call.live;

import java.time.Duration;

/** How long words take to be spoken. Providers don't tell when they have been heard, so it is estimated. */
public record SpeakingTime(int wordsPerMinute) {

    public Duration of(String text) {
        return ofWords(text.isBlank() ? 0 : text.strip().split("\\s+").length);
    }

    /** @param words how many */
    public Duration ofWords(long words) {
        return Duration.ofMinutes(1).multipliedBy(words).dividedBy(wordsPerMinute);
    }

    /** @return how many whole words are spoken in that time */
    public long wordsIn(Duration time) {
        return Math.max(
                0, time.toMillis() * wordsPerMinute / Duration.ofMinutes(1).toMillis());
    }
}
