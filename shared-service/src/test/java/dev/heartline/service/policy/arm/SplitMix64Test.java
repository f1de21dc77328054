package dev.heartline.service.policy.arm;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SplitMix64Test {

    /** The published sequence of the seed 1234567. */
    @Test
    void theSequenceIsTheOneOfItsPublication() {
        var random = new SplitMix64(1_234_567);

        assertThat(random.nextLong()).isEqualTo(6457827717110365317L);
        assertThat(random.nextLong()).isEqualTo(3203168211198807973L);
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("9817491932198370423");
    }
}
