package dev.heartline.testing;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HeartlineArchitectureTest {

    private static final String FIXTURE = "dev.heartline.testing.fixture.";

    @Test
    void codeWithinItsWallsPasses() {
        assertThatNoException()
                .isThrownBy(() -> rulesOf("good")
                        .sharesOnlyWhatIsShared()
                        .hasNoCyclesBetweenFeatures()
                        .keepsPolicyPure());
    }

    @Test
    void useOfAnotherModulesInsideIsFound() {
        assertThatThrownBy(() -> rulesOf("leaking").sharesOnlyWhatIsShared())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Borrower");
    }

    @Test
    void aCycleBetweenFeaturesIsFound() {
        assertThatThrownBy(() -> rulesOf("cyclic").hasNoCyclesBetweenFeatures())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Hen");
    }

    @Test
    void aFrameworkInPurePolicyIsFound() {
        assertThatThrownBy(() -> rulesOf("impure").keepsPolicyPure())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Cached");
    }

    @Test
    void aPolicyThatIsNotInTheModuleIsAnError() {
        assertThatThrownBy(() -> rulesOf("good").keepsPolicyPure(String.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("java.lang.String is not in");
    }

    private static HeartlineArchitecture rulesOf(String fixture) {
        var classes = new ClassFileImporter().importPackages(FIXTURE + fixture);
        return HeartlineArchitecture.of(FIXTURE + fixture, classes);
    }
}
