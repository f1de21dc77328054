package dev.heartline.telephony;

import java.util.Arrays;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import dev.heartline.telephony.signature.WebhookVerifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class PurityTest {

    private static final String[] PURE = {
        "dev.heartline.telephony.number..",
        "dev.heartline.telephony.price..",
        "dev.heartline.telephony.segment..",
        "dev.heartline.telephony.signature.."
    };

    private final JavaClasses telephony = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.heartline.telephony");

    @Test
    void whatKnowsNoProviderImportsNoFramework() {
        classes()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and(PURE, "java..", "javax.crypto..", "com.google.i18n.phonenumbers.."))
                .check(telephony);
    }

    @Test
    void aSignatureSchemeImportsNoFramework() {
        classes()
                .that()
                .implement(WebhookVerifier.class)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and(
                        PURE,
                        "java..",
                        "javax.crypto..",
                        "org.apache.commons.codec.digest..",
                        "com.fasterxml.jackson.core..",
                        "dev.heartline.telephony.token..",
                        "dev.heartline.telephony.twilio..",
                        "dev.heartline.telephony.vonage..",
                        "dev.heartline.telephony.plivo..",
                        "dev.heartline.telephony.messagebird..",
                        "dev.heartline.telephony.bird.."))
                .check(telephony);
    }

    @Test
    void theirPackagesDoNotDependOnEachOther() {
        slices().matching("dev.heartline.telephony.(number|price|segment|signature)..")
                .should()
                .notDependOnEachOther()
                .check(telephony);
    }

    private static String[] and(String[] packages, String... more) {
        return Stream.concat(Arrays.stream(packages), Arrays.stream(more)).toArray(String[]::new);
    }
}
