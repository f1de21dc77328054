package dev.heartline.sms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.heartline.carrier.bird.BirdKeys;
import dev.heartline.carrier.messagebird.MessageBirdKeys;
import dev.heartline.carrier.plivo.PlivoKeys;
import dev.heartline.stack.infra.FreePort;
import dev.heartline.testing.LocalStackResource;

/** Where the imitated carriers will listen, and our accounts with them. A test waits no longer for them than it must. */
public final class SimulatorAddress implements QuarkusTestResourceLifecycleManager {

    public static final PlivoKeys PLIVO = new PlivoKeys("MA0123456789", "the plivo token of the tests");
    public static final MessageBirdKeys MESSAGE_BIRD =
            new MessageBirdKeys("the access key of the tests", "the signing key of the tests");
    public static final BirdKeys BIRD = new BirdKeys(
            "the bird key of the tests",
            "11111111-2222-3333-4444-555555555555",
            "614208aa-b153-4d5d-9989-2fddfc0ce4c3",
            "bird's signing key of the tests");

    /** By how a number begins; all others are Twilio's alone. */
    public static final Map<String, String> BY_PREFIX =
            Map.of("+1303", "plivo", "+1304", "messagebird", "+1305", "bird");

    @Override
    public Map<String, String> start() {
        var address = "http://127.0.0.1:" + FreePort.take(1).getFirst();
        var settings = new HashMap<String, String>();
        for (var carrier : List.of("twilio", "plivo", "messagebird", "bird")) {
            settings.put("heartline." + carrier + ".base-url", address);
            // Longer than a request takes on a busy machine: after it nobody knows whether a text was sent.
            settings.put("heartline." + carrier + ".timeout", "3s");
            settings.put("heartline." + carrier + ".from-number", LocalStackResource.TWILIO_FROM_NUMBER);
        }
        settings.put("heartline.plivo.auth-id", PLIVO.authId());
        settings.put("heartline.plivo.auth-token", PLIVO.authToken());
        settings.put("heartline.messagebird.access-key", MESSAGE_BIRD.accessKey());
        settings.put("heartline.messagebird.signing-key", MESSAGE_BIRD.signingKey());
        settings.put("heartline.bird.access-key", BIRD.accessKey());
        settings.put("heartline.bird.workspace-id", BIRD.workspaceId());
        settings.put("heartline.bird.channel-id", BIRD.channelId());
        settings.put("heartline.bird.signing-key", BIRD.signingKey());
        BY_PREFIX.forEach(
                (prefix, carrier) -> settings.put("heartline.carriers.by-prefix.\"" + prefix + "\"", carrier));
        return settings;
    }

    @Override
    public void stop() {}
}
