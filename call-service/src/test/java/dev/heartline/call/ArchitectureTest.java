package dev.heartline.call;

import org.junit.jupiter.api.Test;

import dev.heartline.testing.HeartlineArchitecture;

class ArchitectureTest {

    @Test
    void theServiceKeepsToItsWalls() throws ClassNotFoundException {
        HeartlineArchitecture.ofService("call")
                .sharesOnlyWhatIsShared()
                .hasNoCyclesBetweenFeatures()
                .keepsPolicyPure(
                        Class.forName("dev.heartline.call.lifecycle.CallStatus"),
                        Class.forName("dev.heartline.call.lifecycle.CallProgress"),
                        Class.forName("dev.heartline.call.lifecycle.CallSignal"),
                        Class.forName("dev.heartline.call.live.SpeakingTime"));
    }
}
