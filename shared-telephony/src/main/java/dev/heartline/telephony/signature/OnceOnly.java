package dev.heartline.telephony.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers for a while the words that genuine signatures use once only. Bounded: beyond {@value #MOST} the oldest are forgotten.
 * Each process has its own; what another one has seen is not known here.
 */
public final class OnceOnly {

    static final int MOST = 100_000;

    private final Duration remembered;
    private final Map<String, Use> seen = new LinkedHashMap<>();

    /** What a word was used for. */
    private record Use(String content, Instant at, boolean isUnderWay) {

        Use underWay(boolean underWay) {
            return new Use(content, at, underWay);
        }
    }

    /** What became of a word when it came. */
    public enum Taken {
        FIRST,
        /** It came before, for the same, and whether that was taken in isn't known yet. */
        UNDER_WAY,
        /** It came before, for the same. */
        AGAIN,
        /** It came before, for something else. */
        FOR_ANOTHER
    }

    public OnceOnly(Duration remembered) {
        this.remembered = remembered;
    }

    /** It could not be taken in: it may come again. */
    public synchronized void forget(String word) {
        seen.remove(word);
    }

    /** What came first is being taken in: until it is {@link #taken} or {@link #forget forgotten} it is under way. */
    public synchronized void underWay(String word) {
        seen.computeIfPresent(word, (_, use) -> use.underWay(true));
    }

    /** It was taken in. */
    public synchronized void taken(String word) {
        seen.computeIfPresent(word, (_, use) -> use.underWay(false));
    }

    /** @param content what the word vouches for */
    public synchronized Taken take(String word, String content, Instant now) {
        var oldest = seen.entrySet().iterator();
        while (oldest.hasNext()) {
            var entry = oldest.next();
            if (seen.size() < MOST && entry.getValue().at().plus(remembered).isAfter(now)) {
                break;
            }
            oldest.remove();
        }
        var before = seen.putIfAbsent(word, new Use(content, now, false));
        if (before == null) {
            return Taken.FIRST;
        }
        if (!before.content().equals(content)) {
            return Taken.FOR_ANOTHER;
        }
        return before.isUnderWay() ? Taken.UNDER_WAY : Taken.AGAIN;
    }
}
