package dev.heartline.telephony.http;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalTest {

    @ParameterizedTest
    @CsvSource({
        "400, OF_THE_ORDER",
        "422, OF_THE_ORDER",
        "401, OF_THE_ACCOUNT",
        "403, OF_THE_ACCOUNT",
        "404, OF_THE_ACCOUNT",
        "407, OF_THE_ACCOUNT",
        "425, BUSY",
        "429, BUSY"
    })
    void whatACarrierCertainlyDidNotDoIsForGoodWhereTheOrderItselfIsWrong(int status, Refusal refusal) {
        assertThat(Refusal.of(status)).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({"0", "302", "408", "500", "503"})
    void whatMayHaveBeenDoneIsUnclear(int status) {
        assertThat(Refusal.of(status)).isEqualTo(Refusal.UNCLEAR);
    }
}
