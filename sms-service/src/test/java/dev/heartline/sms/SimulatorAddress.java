package dev.heartline.sms;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.heartline.stack.infra.FreePort;

/** Where the imitated provider will listen. A test waits no longer for it than it must. */
public final class SimulatorAddress implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "heartline.twilio.base-url",
                "http://127.0.0.1:" + FreePort.take(1).getFirst(),
                "heartline.twilio.timeout",
                "1s");
    }

    @Override
    public void stop() {}
}
