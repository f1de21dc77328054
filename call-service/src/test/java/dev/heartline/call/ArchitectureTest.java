package dev.heartline.call;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import dev.heartline.ai.coach.CoachEngine;
import dev.heartline.testing.HeartlineArchitecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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
                        Class.forName("dev.heartline.call.live.SpeakingTime"),
                        Class.forName("dev.heartline.call.live.Manner"),
                        Class.forName("dev.heartline.call.answering.MachineGreeting"),
                        Class.forName("dev.heartline.call.answering.ForeignGreeting"));
    }

    @Test
    void nobodyTalksToAnEngineWithoutTheGuard() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(CoachEngine.class)
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.heartline.call"));
    }
}
