package dev.heartline.engagement;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import dev.heartline.events.Event;
import dev.heartline.testing.HeartlineArchitecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ArchitectureTest {

    @Test
    void theServiceKeepsToItsWalls() {
        HeartlineArchitecture.ofService("engagement")
                .sharesOnlyWhatIsShared()
                .hasNoCyclesBetweenFeatures()
                .keepsPolicyPure();
    }

    @Test
    void whatATombstoneRemovesIsDecidedInOnePlace() {
        noClasses()
                .should()
                .callMethod(Event.class, "isTombstone")
                .because("LatestOfUsers, the profiles and the consents of the shared modules do")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.heartline.engagement"));
    }
}
