package dev.heartline.call.live;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.heartline.events.vocabulary.Emotion;
import dev.heartline.events.vocabulary.WireNamed;

/**
 * How the caller speaks, as far as words and times tell. Estimates for operators: nothing is decided by them. The bounds are ours, about
 * the 150 words a minute of unhurried English talk.
 */
final class Manner {

    /** Fewer words, or less time, say nothing about how fast somebody speaks. */
    private static final int FEWEST_WORDS = 6;

    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final int SLOW = 110;
    private static final int FAST = 180;

    /** Of turns that were said last. */
    private static final int LATELY = 3;

    private static final int MANY_WORDS = 20;
    private static final int FEW_WORDS = 4;

    /** By arousal, after Russell's circumplex model of affect (1980). */
    private static final Set<Emotion> AROUSED =
            EnumSet.of(Emotion.HAPPY, Emotion.MOTIVATED, Emotion.ANXIOUS, Emotion.FRUSTRATED);

    private static final Set<Emotion> SUBDUED = EnumSet.of(Emotion.SAD, Emotion.DISCOURAGED, Emotion.CALM);

    enum Pace implements WireNamed {
        FAST,
        NORMAL,
        SLOW
    }

    enum Energy implements WireNamed {
        HIGH,
        MEDIUM,
        LOW
    }

    private Manner() {}

    /**
     * @param speaking from their first word to their last
     * @return null where that is too little to tell
     */
    static Pace pace(String words, Duration speaking) {
        int count = count(words);
        if (count < FEWEST_WORDS || speaking.compareTo(SHORTEST) < 0) {
            return null;
        }
        double perMinute = count * 60_000.0 / speaking.toMillis();
        return perMinute < SLOW ? Pace.SLOW : perMinute > FAST ? Pace.FAST : Pace.NORMAL;
    }

    /**
     * Two signs of three have to agree: what they feel, how fast and how much they speak.
     *
     * @param said by the caller, in order
     * @param pace null where it isn't known
     * @return null where they have said nothing yet
     */
    static Energy energy(List<String> said, Collection<Emotion> emotions, Pace pace) {
        if (said.isEmpty()) {
            return null;
        }
        int signs = signOf(emotions) + signOf(pace) + signOfLength(said);
        return signs >= 2 ? Energy.HIGH : signs <= -2 ? Energy.LOW : Energy.MEDIUM;
    }

    private static int signOf(Collection<Emotion> emotions) {
        return emotions.stream()
                .findFirst()
                .map(strongest -> AROUSED.contains(strongest) ? 1 : SUBDUED.contains(strongest) ? -1 : 0)
                .orElse(0);
    }

    private static int signOf(Pace pace) {
        return pace == Pace.FAST ? 1 : pace == Pace.SLOW ? -1 : 0;
    }

    private static int signOfLength(List<String> said) {
        double words = said.stream()
                .skip(Math.max(0, said.size() - LATELY))
                .mapToInt(Manner::count)
                .average()
                .orElse(0);
        return words >= MANY_WORDS ? 1 : words <= FEW_WORDS ? -1 : 0;
    }

    private static int count(String words) {
        return words.isBlank() ? 0 : words.strip().split("\\s+").length;
    }
}
