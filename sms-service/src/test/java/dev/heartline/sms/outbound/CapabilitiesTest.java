package dev.heartline.sms.outbound;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.sms.outbound.Capabilities.Longest;

import static org.assertj.core.api.Assertions.assertThat;

class CapabilitiesTest {

    private static final Capabilities NINE_PARTS =
            new Capabilities(Capabilities.PriceTold.NEVER, Capabilities.LookedUp.BY_ID, new Longest(9 * 153, 9 * 67));

    @ParameterizedTest
    @CsvSource({"a, 1377, true", "a, 1378, false", "€, 688, true", "€, 689, false", "ж, 603, true", "ж, 604, false"})
    void aCarrierTakesWhatTheNetworkCountsAsShortEnough(String letter, int letters, boolean carried) {
        assertThat(NINE_PARTS.carries(letter.repeat(letters))).isEqualTo(carried);
    }
}
