package dev.heartline.testing;

import java.time.Duration;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import org.awaitility.Awaitility;

/** Whatever a test of a service waits for without saying how long, it waits for it on a busy machine too. */
public final class Patience implements QuarkusTestBeforeEachCallback {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        Awaitility.setDefaultTimeout(LONG);
    }
}
