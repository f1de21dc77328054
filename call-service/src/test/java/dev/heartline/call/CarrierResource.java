package dev.heartline.call;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.heartline.carrier.CarrierSimulator;
import dev.heartline.carrier.SimulatorOptions;
import dev.heartline.carrier.plivo.PlivoKeys;
import dev.heartline.carrier.twilio.TwilioAccount;
import dev.heartline.carrier.vonage.VonageApplication;
import dev.heartline.testing.LocalStackResource;

/** The telephone network that the service under test is connected to. */
public final class CarrierResource implements QuarkusTestResourceLifecycleManager {

    static final TwilioAccount ACCOUNT =
            new TwilioAccount(LocalStackResource.TWILIO_ACCOUNT_SID, LocalStackResource.TWILIO_AUTH_TOKEN);

    private CarrierSimulator carrier;

    static final String VONAGE_SECRET = "the signature secret of the tests";
    static final String VONAGE_SECRET_BEFORE = "the signature secret before";
    static final String VONAGE_APPLICATION = "aaaaaaaa-bbbb-cccc-dddd-0123456789ab";
    static final PlivoKeys PLIVO = new PlivoKeys("MA0123456789", "the plivo token of the tests");
    static final String PLIVO_TOKEN_BEFORE = "the plivo token before";

    @Override
    public Map<String, String> start() {
        var keys = keys();
        carrier = CarrierSimulator.start(SimulatorOptions.of(ACCOUNT)
                .withVonage(new VonageApplication(VONAGE_APPLICATION, keys.getPublic(), VONAGE_SECRET))
                .withPlivo(PLIVO));
        return Map.ofEntries(
                Map.entry("heartline.twilio.base-url", carrier.url()),
                Map.entry("heartline.twilio.previous-auth-token", "the token before"),
                Map.entry("heartline.twilio.voice.setup-within", "3s"),
                Map.entry("heartline.twilio.voice.turn-by-turn", CallServiceTest.NO_RELAY_FOR),
                Map.entry("heartline.vonage.base-url", carrier.url()),
                Map.entry("heartline.vonage.application-id", VONAGE_APPLICATION),
                Map.entry(
                        "heartline.vonage.private-key",
                        Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded())),
                Map.entry("heartline.vonage.signature-secret", VONAGE_SECRET),
                Map.entry("heartline.vonage.previous-signature-secret", VONAGE_SECRET_BEFORE),
                Map.entry("heartline.vonage.from-number", LocalStackResource.TWILIO_FROM_NUMBER),
                Map.entry("heartline.plivo.base-url", carrier.url()),
                Map.entry("heartline.plivo.auth-id", PLIVO.authId()),
                Map.entry("heartline.plivo.auth-token", PLIVO.authToken()),
                Map.entry("heartline.plivo.previous-auth-token", PLIVO_TOKEN_BEFORE),
                Map.entry("heartline.plivo.from-number", LocalStackResource.TWILIO_FROM_NUMBER),
                Map.entry("heartline.turns.listens", "1s"),
                // What waits for the next look is not waited for long.
                Map.entry("heartline.call.completion.sweep-every", "1s"),
                Map.entry("heartline.call.schedule.every", "250ms"),
                Map.entry("heartline.call.schedule.on-voicemail.celebration", "hang-up"),
                Map.entry("heartline.call.schedule.on-voicemail.accountability", "leave-message"),
                // This network speaks in no time.
                Map.entry("heartline.turns.reckons-what-was-heard", "false"));
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(carrier, new TestInjector.MatchesType(CarrierSimulator.class));
    }

    @Override
    public void stop() {
        carrier.close();
    }
}
