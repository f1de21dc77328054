package dev.heartline.engagement.policy;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.engagement.policy.arm.Arm;
import dev.heartline.engagement.policy.draw.DrawKey;
import dev.heartline.engagement.policy.gate.Action;
import dev.heartline.engagement.policy.gate.Gates;
import dev.heartline.engagement.policy.gate.Standing;
import dev.heartline.events.vocabulary.RewardIntensity;
import dev.heartline.events.vocabulary.RewardType;
import dev.heartline.events.vocabulary.SourceType;

import static org.assertj.core.api.Assertions.assertThat;

/** What can be won is worth nothing to anybody but the one who did it: a word, a picture, a sound. */
class WorthlessRewardsTest {

    private final RewardPolicy policy = new RewardPolicy(DrawKey.of("a-key-for-tests-only-0123456789"));

    static Stream<Arguments> everythingThatIsRewarded() {
        return Stream.of(RewardVersion.values())
                .flatMap(version -> Stream.of(Action.values())
                        .filter(Action::mayBeRewarded)
                        .map(action -> Arguments.of(version, action)));
    }

    @ParameterizedTest
    @MethodSource("everythingThatIsRewarded")
    void nothingOfValueIsEverGiven(RewardVersion version, Action action) {
        var ruled = LongStream.range(0, 300)
                .mapToObj(number -> Gates.ofEvent(
                        Gates.occasion(action, SourceType.SMS, "a walk"), new UUID(9, number), false, false))
                .map(occasion -> policy.rule(occasion, under(version), Gates.NOON))
                .toList();

        assertThat(ruled.stream().map(Ruling::chosen).flatMap(Optional::stream))
                .isNotEmpty()
                .allSatisfy(arm -> {
                    assertThat(arm.type()).isNotEqualTo(RewardType.UNLOCK_FEATURE);
                    assertThat(arm.intensity()).isNotEqualTo(RewardIntensity.EPIC);
                });
        assertThat(ruled.stream()
                        .flatMap(ruling -> ruling.propensities().keySet().stream())
                        .filter(key -> key.contains("/"))
                        .map(Arm::of)
                        .map(Arm::type))
                .doesNotContain(RewardType.UNLOCK_FEATURE);
    }

    private static Standing under(RewardVersion version) {
        var it = Gates.regular();
        return new Standing(
                it.user(),
                it.quiet(),
                it.optedOut(),
                it.sourceDecided(),
                it.checkedInBefore(),
                it.sameWithinHour(),
                it.victoryRewarded(),
                it.misses(),
                it.arms(),
                new Versions<>(version, Optional.empty()));
    }
}
