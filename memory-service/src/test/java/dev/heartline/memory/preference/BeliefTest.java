package dev.heartline.memory.preference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BeliefTest {

    @Test
    void aSureStatementIsBelievedButNotBlindly() {
        assertThat(Belief.fromStatement("evening", 0.9).confidence()).isCloseTo(4.6 / 5.6, within(1e-9));
    }

    @Test
    void theVaguerTheStatementTheLessItIsBelieved() {
        assertThat(Belief.fromStatement("evening", 0.3).confidence())
                .isLessThan(Belief.fromStatement("evening", 0.9).confidence());
        assertThat(Belief.fromStatement("evening", 0).confidence()).isEqualTo(0.5);
    }

    @Test
    void eachRepetitionAddsLessThanTheOneBefore() {
        var once = Belief.fromStatement("evening", 0.9);
        var twice = once.after("evening", 0.9);
        var thrice = twice.after("evening", 0.9);

        assertThat(twice.confidence()).isCloseTo(8.2 / 9.2, within(1e-9));
        assertThat(twice.confidence() - once.confidence()).isGreaterThan(thrice.confidence() - twice.confidence());
        assertThat(thrice.evidenceCount()).isEqualTo(3);
    }

    @Test
    void aChangeOfMindAfterASingleStatementIsFollowed() {
        var changed = Belief.fromStatement("evening", 0.9).after("morning", 0.9);

        assertThat(changed.value()).isEqualTo("morning");
        assertThat(changed.confidence()).isCloseTo(4.6 / 7.4, within(1e-9));
        assertThat(changed.evidenceCount()).isEqualTo(1);
    }

    @Test
    void theNewerWordHoldsHoweverOftenTheOlderWasSaid() {
        var firm = Belief.fromStatement("evening", 0.9).after("evening", 0.9).after("evening", 0.9);

        var turned = firm.after("morning", 0.9);

        assertThat(turned.value()).isEqualTo("morning");
        assertThat(turned.confidence()).isLessThan(firm.confidence());
    }

    @Test
    void goingAlongIsWorthLessThanSayingIt() {
        var held = Belief.fromStatement("true", 0.9);

        assertThat(held.takenUp().confidence())
                .isGreaterThan(held.confidence())
                .isLessThan(held.after("true", 0.9).confidence());
        assertThat(held.takenUp().evidenceCount()).isEqualTo(2);
    }

    @Test
    void whatIsSeenCountsByItsOccasions() {
        assertThat(Belief.fromOccasions("evening", 5, 1).confidence()).isCloseTo(6.0 / 8, within(1e-9));
        assertThat(Belief.fromOccasions("evening", 5, 1).evidenceCount()).isEqualTo(5);
        assertThat(Belief.fromOccasions("evening", 1, 0).confidence())
                .isLessThan(Belief.fromStatement("evening", 0.9).confidence());
    }

    @Test
    void theUsersCorrectionOutweighsASingleLaterConclusion() {
        var corrected = Belief.fromCorrection("morning");

        assertThat(corrected.confidence()).isCloseTo(21.0 / 22.0, within(1e-9));
        assertThat(corrected.after("evening", 1).value()).isEqualTo("morning");
    }
}
