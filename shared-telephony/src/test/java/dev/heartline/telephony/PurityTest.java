package dev.heartline.telephony;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class PurityTest {

    private final JavaClasses telephony = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.heartline.telephony");

    @Test
    void importsNoFramework() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "javax.crypto..", "com.google.i18n.phonenumbers..", "dev.heartline.telephony..")
                .check(telephony);
    }

    @Test
    void featuresDoNotDependOnEachOther() {
        slices().matching("dev.heartline.telephony.(*)..")
                .should()
                .notDependOnEachOther()
                .check(telephony);
    }
}
