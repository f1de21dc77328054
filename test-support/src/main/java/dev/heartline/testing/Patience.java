package dev.heartline.testing;

import java.time.Duration;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import org.awaitility.Awaitility;

/** Whatever a test of a service waits for without saying how long, it waits for it on a busy machine too. */
public final class Patience implements QuarkusTestBeforeEachCallback {

    private static final Duration LONG = Duration.ofSeconds(60);

    private static final Duration SHORTEST_LOOK = Duration.ofMillis(10);
    private static final Duration LONGEST_LOOK = Duration.ofMillis(100);

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        Awaitility.setDefaultTimeout(LONG);
        Awaitility.setDefaultPollInterval(Patience::between);
    }

    /** Most of what is waited for comes at once, and what doesn't is looked for less and less often. */
    private static Duration between(int looks, Duration before) {
        var next = SHORTEST_LOOK.multipliedBy(looks);
        return next.compareTo(LONGEST_LOOK) < 0 ? next : LONGEST_LOOK;
    }
}
