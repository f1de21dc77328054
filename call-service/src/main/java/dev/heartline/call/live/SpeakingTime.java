package dev.heartline.call.live;

import java.time.Duration;

/** How long words take to be spoken. Providers don't tell when they have been heard, so it is estimated. */
record SpeakingTime(int wordsPerMinute) {

    Duration of(String text) {
        long words = text.isBlank() ? 0 : text.strip().split("\\s+").length;
        return Duration.ofMinutes(1).multipliedBy(words).dividedBy(wordsPerMinute);
    }
}
