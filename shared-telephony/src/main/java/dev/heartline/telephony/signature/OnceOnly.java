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

    /** What became of a word when it came. */
    public enum Taking {
        NEW,
        /** It came before, and whether it was taken in isn't known yet. */
        UNDER_WAY,
        TAKEN
    }

    private record Seen(Instant at, boolean isUnderWay) {}

    private final Duration remembered;
    private final Map<String, Seen> seen = new LinkedHashMap<>();

    public OnceOnly(Duration remembered) {
        this.remembered = remembered;
    }

    /** It could not be taken in: it may come again. */
    public synchronized void forget(String word) {
        seen.remove(word);
    }

    /** What was new is being taken in: until it is {@link #taken} or {@link #forget forgotten} it is under way. */
    public synchronized void underWay(String word) {
        seen.computeIfPresent(word, (_, known) -> new Seen(known.at(), true));
    }

    /** It was taken in. */
    public synchronized void taken(String word) {
        seen.computeIfPresent(word, (_, known) -> new Seen(known.at(), false));
    }

    public synchronized Taking take(String word, Instant now) {
        var oldest = seen.entrySet().iterator();
        while (oldest.hasNext()) {
            var entry = oldest.next();
            if (seen.size() < MOST && entry.getValue().at().plus(remembered).isAfter(now)) {
                break;
            }
            oldest.remove();
        }
        var known = seen.putIfAbsent(word, new Seen(now, false));
        if (known == null) {
            return Taking.NEW;
        }
        return known.isUnderWay() ? Taking.UNDER_WAY : Taking.TAKEN;
    }
}
