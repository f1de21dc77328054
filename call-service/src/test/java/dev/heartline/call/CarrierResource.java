package dev.heartline.call;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.heartline.carrier.CarrierSimulator;
import dev.heartline.carrier.SimulatorOptions;
import dev.heartline.carrier.twilio.TwilioAccount;
import dev.heartline.testing.LocalStackResource;

/** The telephone network that the service under test is connected to. */
public final class CarrierResource implements QuarkusTestResourceLifecycleManager {

    static final TwilioAccount ACCOUNT =
            new TwilioAccount(LocalStackResource.TWILIO_ACCOUNT_SID, LocalStackResource.TWILIO_AUTH_TOKEN);

    private CarrierSimulator carrier;

    @Override
    public Map<String, String> start() {
        carrier = CarrierSimulator.start(SimulatorOptions.of(ACCOUNT));
        return Map.of(
                "heartline.twilio.base-url",
                carrier.url(),
                "heartline.twilio.previous-auth-token",
                "the token before",
                "heartline.twilio.voice.setup-within",
                "3s");
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
