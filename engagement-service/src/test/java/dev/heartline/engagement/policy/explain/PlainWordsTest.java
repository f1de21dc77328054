package dev.heartline.engagement.policy.explain;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.engagement.policy.gate.Action;
import dev.heartline.engagement.policy.gate.Mechanic;
import dev.heartline.engagement.policy.gate.Reason;
import dev.heartline.engagement.policy.social.ProofType;
import dev.heartline.events.vocabulary.HookType;

import static org.assertj.core.api.Assertions.assertThat;

class PlainWordsTest {

    @ParameterizedTest
    @CsvSource({
        "1,        for certain",
        "0.9,      about 9 in 10",
        "0.5,      about 5 in 10",
        "0.98,     about 9 in 10",
        "0.333333, about 1 in 3",
        "0.084744, about 1 in 12",
        "0.0005,   '  about 1 in 2,000'",
        "0,        never"
    })
    void chancesAreSaidAsPeopleSayThem(double chance, String said) {
        assertThat(PlainOdds.of(chance)).isEqualTo(said.strip());
    }

    @Test
    void aRewardThatChanceDecidedSaysItsOdds() {
        assertThat(PlainWords.oddsOfReward(0.254232, Optional.of(3), Optional.of(0.1)))
                .isEqualTo(
                        "The chance that anything came was about 1 in 4, at try 3 since the last time; each further try has"
                                + " better odds, and the twelfth is certain. The chance that it looked like this was about 1 in 10.");
        assertThat(PlainWords.oddsOfReward(1, Optional.empty(), Optional.empty()))
                .isEqualTo("It came for certain: chance had no say in whether.");
    }

    @Test
    void aMomentIsSaidInItsUnit() {
        assertThat(PlainWords.whenReward(Action.FOOD_LOGGED, Duration.ofSeconds(2)))
                .isEqualTo("It came 2 seconds after you logged food.");
        assertThat(PlainWords.whenHook(Optional.of(18), Optional.of(Duration.ofHours(26))))
                .isEqualTo("It was after 18:00 where you are, and you had last told us of something 26 hours before.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | It came for certain: nothing else could be told, and chance had no say.",
                "3 | It came for certain: of 3 things that could be told the first in a fixed order is, and chance had no say."
            })
    void whatIsToldOfOthersIsNotDrawn(int fitting, String said) {
        assertThat(PlainWords.oddsOfProof(fitting)).isEqualTo(said);
    }

    @Test
    void thereAreWordsForEverything() {
        assertThat(Stream.concat(
                        Arrays.stream(HookType.values())
                                .flatMap(type -> Stream.of(
                                                Optional.<Boolean>empty(), Optional.of(true), Optional.of(false))
                                        .map(stacked -> PlainWords.whyHook(type, stacked))),
                        EnumSet.complementOf(EnumSet.of(Action.HOOK, Action.SOCIAL_PROOF, Action.LEADERBOARD)).stream()
                                .map(action -> PlainWords.whenReward(action, Duration.ofMinutes(3)))))
                .allMatch(sentence -> sentence.endsWith("."));
        assertThat(ProofType.values())
                .extracting(PlainWords::whyProof)
                .doesNotHaveDuplicates()
                .allMatch(sentence -> sentence.endsWith("."));
        assertThat(PlainWords.whyReward(Reason.LEVEL_REACHED, true)).startsWith(Reason.LEVEL_REACHED.why());
        assertThat(PlainWords.withoutIt(Mechanic.SURPRISE_REWARDS)).contains("'surprise rewards'");
    }
}
