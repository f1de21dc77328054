package dev.heartline.carrier;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class BoundariesTest {

    private final JavaClasses simulator = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.heartline.carrier");

    @Test
    void theNetworkKnowsNoProviderAndNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage("..network..", "..transcript..", "..conversation..", "..fault..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.vertx..",
                        "..twilio..",
                        "..vonage..",
                        "..plivo..",
                        "..messagebird..",
                        "..bird..",
                        "..turn..",
                        "..text..",
                        "..control..")
                .check(simulator);
    }

    @Test
    void featuresHaveNoCycles() {
        slices().matching("dev.heartline.carrier.(*)..")
                .should()
                .beFreeOfCycles()
                .check(simulator);
    }
}
