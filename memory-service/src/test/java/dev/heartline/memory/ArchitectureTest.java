package dev.heartline.memory;

import org.junit.jupiter.api.Test;

import dev.heartline.testing.HeartlineArchitecture;

class ArchitectureTest {

    @Test
    void theServiceKeepsToItsWalls() throws ClassNotFoundException {
        HeartlineArchitecture.ofService("memory")
                .sharesOnlyWhatIsShared()
                .hasNoCyclesBetweenFeatures()
                .keepsPolicyPure(
                        Class.forName("dev.heartline.memory.episode.MemoryStrength"),
                        Class.forName("dev.heartline.memory.episode.Evidence"),
                        Class.forName("dev.heartline.memory.episode.Wording"),
                        Class.forName("dev.heartline.memory.pattern.Patterns"),
                        Class.forName("dev.heartline.memory.preference.Belief"),
                        Class.forName("dev.heartline.memory.summary.DailySummary"),
                        Class.forName("dev.heartline.memory.summary.DayText"),
                        Class.forName("dev.heartline.memory.summary.Merging"),
                        Class.forName("dev.heartline.memory.turn.Substance"));
    }
}
