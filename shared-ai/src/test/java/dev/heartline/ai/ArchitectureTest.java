package dev.heartline.ai;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import dev.heartline.ai.coach.Coach;
import dev.heartline.ai.guard.GuardedCoach;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTest {

    private final JavaClasses ai = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.heartline.ai");

    @Test
    void featuresHaveNoCycles() {
        slices().matching("dev.heartline.ai.(*)..").should().beFreeOfCycles().check(ai);
    }

    @Test
    void engineClassesKnowNoFramework() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.heartline.ai.local")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "io.vertx..", "org.eclipse..")
                .check(ai);
    }

    @Test
    void onlyEmbeddingKnowsItsModel() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.heartline.ai.embedding")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.langchain4j..", "ai.onnxruntime..")
                .check(ai);
    }

    @Test
    void nothingIsTakenFromEventsButTheirWords() {
        noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "events beside the vocabulary",
                        type -> type.getPackageName().startsWith("dev.heartline.events")
                                && !type.getPackageName().equals("dev.heartline.events.vocabulary")))
                .check(ai);
    }

    @Test
    void everyCoachIsGuarded() {
        classes().that().implement(Coach.class).should().be(GuardedCoach.class).check(ai);
    }
}
