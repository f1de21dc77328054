package dev.heartline.engagement.policy.draw;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DrawKeyTest {

    private static final DrawKey KEY = DrawKey.of("a-key-for-tests-only-0123456789");

    /** The numbers were computed with Python's hmac, hashlib and struct. */
    @ParameterizedTest
    @CsvSource({
        "019c1eaa-1de4-74f8-996d-a763b7a969b1, 019cd4ba-0604-71c9-95a8-2b9f5853aa95,"
                + "0.8114059332337056, 0.4783192033989182, 3235750967455423275, 4",
        "019c1eaa-1de4-74f8-996d-a763b7a969b1, 019ce47d-00d2-7cd3-82f5-3102272bf945,"
                + "0.3784856200868165, 0.3442352449611209, 7539350767743699095, 5",
        "00000000-0000-0000-0000-000000000001, 00000000-0000-0000-0000-000000000002,"
                + "0.18377144103849108, 0.9481280358258929, 7998290288441029193, 9"
    })
    void aDrawIsWhatAnybodyWithTheKeyComputes(
            UUID user, UUID event, double ofReward, double ofArm, long seed, int pickOfTen) {
        var draw = KEY.draw(user, event, "rewards-1");

        assertThat(draw.ofReward()).isEqualTo(ofReward);
        assertThat(draw.ofArm()).isEqualTo(ofArm);
        assertThat(draw.seed()).isEqualTo(seed);
        assertThat(draw.pick(10)).isEqualTo(pickOfTen);
    }

    @Test
    void aFractionOfAUserIsWhatAnybodyWithTheKeyComputes() {
        var user = UUID.fromString("019c1eaa-1de4-74f8-996d-a763b7a969b1");

        assertThat(KEY.fractionOf("holdout", user)).isEqualTo(0.8645312799987172);
    }

    @Test
    void anotherUserEventVersionOrKeyIsAnotherDraw() {
        var user = new UUID(0, 1);
        var event = new UUID(0, 2);
        double u = KEY.draw(user, event, "rewards-1").ofReward();

        assertThat(KEY.draw(new UUID(0, 3), event, "rewards-1").ofReward()).isNotEqualTo(u);
        assertThat(KEY.draw(user, new UUID(0, 3), "rewards-1").ofReward()).isNotEqualTo(u);
        assertThat(KEY.draw(user, event, "rewards-2").ofReward()).isNotEqualTo(u);
        assertThat(DrawKey.of("another-key-for-tests")
                        .draw(user, event, "rewards-1")
                        .ofReward())
                .isNotEqualTo(u);
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> DrawKey.of("fifteen-bytes--")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyDoesNotPrintItself() {
        assertThat(KEY).asString().doesNotContain("tests-only");
    }
}
