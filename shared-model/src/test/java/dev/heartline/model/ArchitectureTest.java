package dev.heartline.model;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTest {

    private final JavaClasses model = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.heartline.model");

    @Test
    void featuresHaveNoCycles() {
        slices().matching("dev.heartline.model.(*)..").should().beFreeOfCycles().check(model);
    }

    @Test
    void onlyTheWireKnowsProvidersAndTheNetwork() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.heartline.model.wire")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.langchain4j.model.openai..",
                        "dev.langchain4j.model.anthropic..",
                        "dev.langchain4j.model.ollama..",
                        "dev.langchain4j.http..",
                        "java.net..")
                .check(model);
    }

    @Test
    void whatIsAskedAndBelievedKnowsNoFramework() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.heartline.model.account", "dev.heartline.model.engine")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "io.vertx..", "org.eclipse..")
                .check(model);
    }
}
