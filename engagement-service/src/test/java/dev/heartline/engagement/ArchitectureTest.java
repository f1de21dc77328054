package dev.heartline.engagement;

import org.junit.jupiter.api.Test;

import dev.heartline.testing.HeartlineArchitecture;

class ArchitectureTest {

    @Test
    void theServiceKeepsToItsWalls() {
        HeartlineArchitecture.ofService("engagement")
                .sharesOnlyWhatIsShared()
                .hasNoCyclesBetweenFeatures()
                .keepsPolicyPure();
    }
}
