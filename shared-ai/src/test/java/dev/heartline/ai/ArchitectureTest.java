package dev.heartline.ai;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.heartline.ai", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("dev.heartline.ai.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule engineClassesKnowNoFramework = noClasses()
            .that()
            .resideOutsideOfPackage("dev.heartline.ai.local")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "io.vertx..", "org.eclipse..");

    @ArchTest
    static final ArchRule onlyEmbeddingKnowsItsModel = noClasses()
            .that()
            .resideOutsideOfPackage("dev.heartline.ai.embedding")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.langchain4j..", "ai.onnxruntime..");

    @ArchTest
    static final ArchRule nothingIsTakenFromEventsButTheirWords = noClasses()
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "events beside the vocabulary",
                    type -> type.getPackageName().startsWith("dev.heartline.events")
                            && !type.getPackageName().equals("dev.heartline.events.vocabulary")));
}
