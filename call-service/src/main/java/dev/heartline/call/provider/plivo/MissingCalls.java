package dev.heartline.call.provider.plivo;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Since when calls that Plivo had told us of are in none of the places where it keeps them. Between two of them, and before its record
 * is written, a call is nowhere and not gone. Of each process its own; bounded.
 */
final class MissingCalls {

    private static final int MOST = 1000;

    private final Duration patience;
    private final Map<String, Instant> since = new LinkedHashMap<>();

    /** @param patience after which a call that is still missing is gone */
    MissingCalls(Duration patience) {
        this.patience = patience;
    }

    synchronized boolean isGone(String sid, Instant now) {
        var first = since.computeIfAbsent(sid, _ -> now);
        if (since.size() > MOST) {
            since.remove(since.keySet().iterator().next());
        }
        return !first.plus(patience).isAfter(now);
    }

    synchronized void found(String sid) {
        since.remove(sid);
    }
}
