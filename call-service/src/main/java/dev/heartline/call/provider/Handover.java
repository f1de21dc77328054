package dev.heartline.call.provider;

import java.time.Duration;

import dev.heartline.telephony.signature.FormBody;

/**
 * How it went with somebody who was to take a call over, as a carrier tells it when that is over.
 *
 * @param connected somebody, or something, has picked up
 * @param lasted from then on; null where the carrier doesn't tell
 * @param callerGone the caller has hung up
 */
public record Handover(boolean connected, Duration lasted, boolean callerGone) {

    /**
     * A mailbox that is full has said so by then, and so has whoever was called by mistake. No carrier is asked to listen for machines
     * here: a helpline's greeting is long, and a caller must not be torn from it because it sounds like one.
     */
    static final Duration SHORTEST_TALK = Duration.ofSeconds(15);

    private static final String COMPLETED = "completed";

    /**
     * @param statusField which says {@code completed} where somebody has picked up
     * @param secondsField of their call; may be missing
     */
    public static Handover of(FormBody form, String statusField, String secondsField) {
        return new Handover(
                form.first(statusField).filter(COMPLETED::equals).isPresent(),
                form.first(secondsField)
                        .filter(text -> text.matches("\\d{1,9}"))
                        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                        .orElse(null),
                form.first("CallStatus").filter(COMPLETED::equals).isPresent());
    }

    /** Whether the caller has talked with a human, as long as they wanted or the human did; otherwise the coach takes them back. */
    public boolean talked() {
        return connected && (callerGone || lasted == null || lasted.compareTo(SHORTEST_TALK) >= 0);
    }
}
