package dev.heartline.call.provider.turn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import dev.heartline.call.live.SpeakingTime;

/**
 * How much of our words a caller has heard who spoke into them, by a carrier that tells only what they said. It is reckoned from the
 * time between our answer and theirs:
 *
 * <pre>{@code
 * spoken      = (their words arrive − our words were told) − quiet
 * interrupted = spoken < (our words ÷ our pace) ÷ 1.5
 * heard       = the first spoken × our pace of our words
 * }</pre>
 *
 * where {@code quiet} is how long our voice was silent at the least before the carrier told: the pause by which it knew that they had
 * finished, and their words at 300 a minute ({@link Heard.Words#quiet}). Our pace is {@code
 * heartline.call.live.spoken-words-per-minute}.
 *
 * <p>All that isn't known is reckoned as time in which we spoke: the ways of both messages, the making of our voice, the reading of
 * theirs, and the part of their words that took longer. So a reply counts as interrupted only where even a voice half as fast again
 * could not have come to its end: a question that was heard is not taken back, and whoever speaks into the last third of a long reply
 * counts as having heard it all. Where it was interrupted, the place is a guess that lies late rather than early, by a second or so;
 * words differ in length, and a voice that is faster than configured has said more. A carrier's question that is asked again is
 * answered with the same words, whose time counts from the first answer. What another replica told is not reckoned and counts as heard.
 * Confined to the event loop of its conversation.
 */
final class Earshot {

    private static final double FASTER = 1.5;

    private final SpeakingTime voice;
    private final LongSupplier nanoTime;
    private final boolean reckons;

    private List<String> told = List.of();
    private long since;

    /**
     * @param voice ours
     * @param nanoTime as {@link System#nanoTime}
     * @param reckons whether it does; otherwise all that was told counts as heard
     */
    Earshot(SpeakingTime voice, LongSupplier nanoTime, boolean reckons) {
        this.voice = voice;
        this.nanoTime = nanoTime;
        this.reckons = reckons;
    }

    /** The carrier begins to speak these replies, one after the other. */
    void told(List<String> replies) {
        told = List.copyOf(replies);
        since = nanoTime.getAsLong();
    }

    /** The carrier has listened in vain after them, or speaks no more for us. */
    void heardOut() {
        told = List.of();
    }

    /**
     * The caller has spoken.
     *
     * @param quiet how long our voice has been silent, at the least
     * @return what was heard of each reply that was not heard to its end, the last one first; empty for nothing
     */
    List<String> spokenInto(Duration quiet) {
        var replies = told;
        told = List.of();
        var spoken = Duration.ofNanos(nanoTime.getAsLong() - since).minus(quiet);
        if (!reckons || !isInterrupted(replies, spoken)) {
            return List.of();
        }
        var heard = new ArrayList<String>();
        long left = voice.wordsIn(spoken);
        for (var reply : replies) {
            var words = words(reply);
            if (left < words.size()) {
                heard.addFirst(String.join(" ", words.subList(0, Math.toIntExact(left))));
            }
            left = Math.max(0, left - words.size());
        }
        return heard;
    }

    private boolean isInterrupted(List<String> replies, Duration spoken) {
        long words = replies.stream().mapToLong(reply -> words(reply).size()).sum();
        return spoken.toMillis() * FASTER < voice.ofWords(words).toMillis();
    }

    private static List<String> words(String reply) {
        return reply.isBlank() ? List.of() : List.of(reply.strip().split("\\s+"));
    }
}
