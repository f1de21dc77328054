package dev.heartline.carrier;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.heartline.carrier", importOptions = ImportOption.DoNotIncludeTests.class)
class BoundariesTest {
    @ArchTest
    static final ArchRule theNetworkKnowsNoProviderAndNoFramework = noClasses()
            .that()
            .resideInAnyPackage("..network..", "..transcript..", "..conversation..", "..fault..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "..twilio..", "..control..");

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("dev.heartline.carrier.(*)..").should().beFreeOfCycles();
}
