package dev.heartline.testing;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The walls of the house, checked on the compiled classes of one module.
 *
 * <pre>{@code
 * @Test
 * void theServiceKeepsToItsWalls() {
 *     HeartlineArchitecture.ofService("call")
 *             .sharesOnlyWhatIsShared()
 *             .hasNoCyclesBetweenFeatures()
 *             .keepsPolicyPure(CallLifecycle.class, QuietHours.class);
 * }
 * }</pre>
 */
public final class HeartlineArchitecture {

    private static final String ROOT = "dev.heartline";

    private final String ownPackage;
    private final JavaClasses production;

    private HeartlineArchitecture(String ownPackage, JavaClasses production) {
        this.ownPackage = ownPackage;
        this.production = production;
    }

    /** The rules for {@code dev.heartline.<name>}, without its tests. */
    public static HeartlineArchitecture ofService(String name) {
        return ofPackage(ROOT + "." + name);
    }

    public static HeartlineArchitecture ofPackage(String ownPackage) {
        var production = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ownPackage);
        return of(ownPackage, production);
    }

    static HeartlineArchitecture of(String ownPackage, JavaClasses production) {
        if (production.isEmpty()) {
            throw new AssertionError("no classes in " + ownPackage);
        }
        return new HeartlineArchitecture(ownPackage, production);
    }

    /** Of our own code a service uses its own package and {@code shared-*}: never another service, never the tools. */
    public HeartlineArchitecture sharesOnlyWhatIsShared() {
        var allowed = resideInAnyPackage(
                ownPackage + "..",
                ROOT + ".events..",
                ROOT + ".messaging..",
                ROOT + ".ai..",
                ROOT + ".model..",
                ROOT + ".telephony..",
                ROOT + ".care..",
                ROOT + ".evaluation..",
                ROOT + ".service..");
        var foreign = describe(
                "our own code that is neither of this service nor shared",
                (JavaClass type) -> type.getPackageName().startsWith(ROOT + ".") && !allowed.test(type));
        noClasses()
                .should()
                .dependOnClassesThat(foreign)
                .because("services share only the shared modules and talk through events")
                .check(production);
        return this;
    }

    /** The features of a service, its direct subpackages, can be understood one after another. */
    public HeartlineArchitecture hasNoCyclesBetweenFeatures() {
        slices().matching(ownPackage + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(production);
        return this;
    }

    /**
     * Pure policy imports no framework: it stands on {@code java.*} (but neither on JDBC nor on sockets), on digests, on other pure
     * policy, and on the vocabulary of the events. Pure are all classes in packages named {@code policy}, and the classes
     * given here.
     */
    public HeartlineArchitecture keepsPolicyPure(Class<?>... policies) {
        Set<String> named = Arrays.stream(policies).map(Class::getName).collect(Collectors.toSet());
        named.stream().filter(name -> !production.contain(name)).findAny().ifPresent(name -> {
            throw new AssertionError(name + " is not in " + ownPackage);
        });
        var pure = describe("pure policy", (JavaClass type) -> isPure(type, named));
        var impure = describe(
                "a framework, the network, a database or code that is not pure",
                (JavaClass type) -> !isPure(type, named) && !isPlainJava(type) && !isPlainData(type));
        noClasses()
                .that(pure)
                .should()
                .dependOnClassesThat(impure)
                .because("what a product person would argue about is tested as a table, without a container")
                .allowEmptyShould(true)
                .check(production);
        return this;
    }

    private static boolean isPure(JavaClass type, Set<String> named) {
        var outermost = outermost(type);
        return named.contains(outermost.getName()) || (outermost.getPackageName() + ".").contains(".policy.");
    }

    private static JavaClass outermost(JavaClass type) {
        var element = type.isArray() ? type.getBaseComponentType() : type;
        return element.getEnclosingClass().map(HeartlineArchitecture::outermost).orElse(element);
    }

    private static boolean isPlainJava(JavaClass type) {
        var base = type.isArray() ? type.getBaseComponentType() : type;
        var name = base.getPackageName();
        return base.isPrimitive()
                || base.getName().equals("java.net.URI")
                || name.startsWith("javax.crypto")
                || name.equals("org.apache.commons.codec.digest")
                || (name.startsWith("java.") && !name.startsWith("java.sql") && !name.startsWith("java.net"));
    }

    /** Records, enums and sealed interfaces of our own modules that hold nothing but values. */
    private static boolean isPlainData(JavaClass type) {
        var base = type.isArray() ? type.getBaseComponentType() : type;
        var ours = base.getPackageName().startsWith(ROOT + ".");
        return ours
                && (base.isEnum() || base.isRecord() || base.isInterface())
                && base.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass())
                        .allMatch(target -> isPlainJava(target)
                                || isAnnotationOfData(target)
                                || target.getPackageName().startsWith(ROOT + "."));
    }

    private static boolean isAnnotationOfData(JavaClass type) {
        return type.getPackageName().startsWith("com.fasterxml.jackson.annotation")
                || type.getPackageName().startsWith("jakarta.validation");
    }
}
