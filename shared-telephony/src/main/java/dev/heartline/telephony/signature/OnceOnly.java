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
    private final Map<String, Instant> seen = new LinkedHashMap<>();

    public OnceOnly(Duration remembered) {
        this.remembered = remembered;
    }

    /** It may be taken again. */
    public synchronized void forget(String word) {
        seen.remove(word);
    }

    /** @return false where it was taken before */
    public synchronized boolean take(String word, Instant now) {
        var oldest = seen.entrySet().iterator();
        while (oldest.hasNext()) {
            var entry = oldest.next();
            if (seen.size() < MOST && entry.getValue().plus(remembered).isAfter(now)) {
                break;
            }
            oldest.remove();
        }
        return seen.putIfAbsent(word, now) == null;
    }
}
