package dev.heartline.call.dial;

import java.time.Duration;

/** The provider takes no call now. Nobody was dialled; the same request may be sent again. */
public final class ProviderBusy extends RuntimeException {

    /** As in {@code contact_decision.reason}. */
    static final String REASON = "provider_busy";

    static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    ProviderBusy() {
        super("The provider takes no call now");
    }
}
