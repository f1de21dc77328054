package dev.heartline.sms.campaign;

import java.util.UUID;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HoldoutTest {

    private static final UUID CAMPAIGN = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);

    @Test
    void soManyAreHeldOutAndInAnotherCampaignOthers() {
        long heldOut = LongStream.range(0, 10_000)
                .filter(i -> Holdout.contains(CAMPAIGN, new UUID(0, i), 20))
                .count();
        long inBoth = LongStream.range(0, 10_000)
                .filter(i ->
                        Holdout.contains(CAMPAIGN, new UUID(0, i), 20) && Holdout.contains(OTHER, new UUID(0, i), 20))
                .count();

        assertThat(heldOut).isBetween(1_880L, 2_120L);
        assertThat(inBoth).isBetween(330L, 470L);
        assertThat(Holdout.contains(CAMPAIGN, new UUID(0, 7), 0)).isFalse();
    }
}
