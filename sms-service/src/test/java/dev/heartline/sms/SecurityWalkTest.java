package dev.heartline.sms;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.api.LongBodies;
import dev.heartline.testing.api.PrivacyWalk;
import dev.heartline.testing.api.SecurityWalk;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SecurityWalkTest {

    @Test
    void everyDoorOpensToThoseWhoMayAndToNobodyElse() {
        SecurityWalk.assertThatTheRightOnesGetIn();
    }

    @Test
    void whatIsRefusedIsNotSaidAgainAndWhatIsMeasuredNamesNobody() {
        PrivacyWalk.assertThatRefusalsSayNothingAgain();
        PrivacyWalk.assertThatMetricsNameNobody();
    }

    @Test
    void aBodyThatIsTooLongIsRefusedBeforeItIsRead() {
        LongBodies.assertThatTheyAreRefused();
    }
}
