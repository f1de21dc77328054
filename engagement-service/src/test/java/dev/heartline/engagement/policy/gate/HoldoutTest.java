package dev.heartline.engagement.policy.gate;

import java.util.UUID;
import java.util.stream.LongStream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import dev.heartline.engagement.policy.draw.DrawKey;

import static org.assertj.core.api.Assertions.assertThat;

class HoldoutTest {

    private static final DrawKey KEY = DrawKey.of("a-key-for-tests-only-0123456789");

    /** Found with Python's hmac. */
    @Test
    void theSameUsersAreInItOnEveryMachine() {
        var members = LongStream.rangeClosed(1, 9)
                .mapToObj(number -> new UUID(0, number))
                .filter(user -> Holdout.contains(KEY, user));

        assertThat(members).containsExactly(new UUID(0, 7), new UUID(0, 9));
    }

    @Test
    void oneUserInTwentyIsInIt() {
        int users = 100_000;

        long members = LongStream.range(0, users)
                .filter(number -> Holdout.contains(KEY, new UUID(3, number)))
                .count();

        assertThat((double) members).isCloseTo(users * 0.05, Offset.offset(3.29 * Math.sqrt(users * 0.05 * 0.95)));
    }
}
