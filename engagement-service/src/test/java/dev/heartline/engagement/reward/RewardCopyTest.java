package dev.heartline.engagement.reward;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.engagement.policy.draw.DrawKey;
import dev.heartline.events.vocabulary.RewardIntensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RewardCopyTest {

    private static final DrawKey KEY = DrawKey.of("a-key-for-tests-only-0123456789");

    /** All that the policy can give. */
    @ParameterizedTest
    @CsvSource({
        "FIRST_COACHING_CALL, SMALL",
        "FIRST_COACHING_CALL, MEDIUM",
        "COACHING_CALL, SMALL",
        "COACHING_CALL, MEDIUM",
        "COACHING_CALL, LARGE",
        "VICTORY_SHARED, SMALL"
    })
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
