package dev.heartline.engagement.reward;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.engagement.policy.draw.DrawKey;
import dev.heartline.events.vocabulary.RewardIntensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RewardCopyTest {

    private static final DrawKey KEY = DrawKey.of("a-key-for-tests-only-0123456789");

    /** All that the policy can give: by rule what it intends or, where the hour has used that up, less; by chance up to a large one. */
    private static Stream<Arguments> given() {
        return Arrays.stream(Trigger.values())
                .flatMap(trigger -> Stream.of(RewardIntensity.SMALL, RewardIntensity.MEDIUM, RewardIntensity.LARGE)
                        .filter(intensity -> intensity.compareTo(largest(trigger)) <= 0)
                        .map(intensity -> Arguments.of(trigger, intensity)));
    }

    private static RewardIntensity largest(Trigger trigger) {
        return switch (trigger) {
            case VICTORY_SHARED -> RewardIntensity.SMALL;
            case FIRST_COACHING_CALL -> RewardIntensity.MEDIUM;
            case COACHING_CALL,
                    STREAK_REACHED,
                    MILESTONE_REACHED,
                    LEVEL_REACHED,
                    HABIT_COMPLETED,
                    FOOD_LOGGED,
                    LESSON_DONE,
                    APP_CHECK_IN -> RewardIntensity.LARGE;
        };
    }

    @ParameterizedTest
    @MethodSource("given")
    void thereIsSomethingToSayForEveryReward(Trigger trigger, RewardIntensity intensity) {
        var copy = new RewardCopy();
        var draw = KEY.draw(new UUID(0, 1), new UUID(0, 2), "rewards-1");

        assertThat(copy.sentence(trigger, intensity, draw))
                .isNotBlank()
                .isEqualTo(copy.sentence(trigger, intensity, draw));
    }

    @Test
    void aTableWithAHarmfulSentenceIsNotTaken() {
        assertThatThrownBy(() ->
                        new RewardCopy(Map.of("coaching_call", Map.of("small", List.of("Fine.", "Don't be lazy.")))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("'Don't be lazy.' shames");
    }
}
