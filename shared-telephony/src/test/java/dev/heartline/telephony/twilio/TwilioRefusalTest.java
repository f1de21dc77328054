package dev.heartline.telephony.twilio;

import com.twilio.exception.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TwilioRefusalTest {

    @ParameterizedTest
    @CsvSource({
        "400, OF_THE_ORDER",
        "422, OF_THE_ORDER",
        "401, OF_THE_ACCOUNT",
        "403, OF_THE_ACCOUNT",
        "404, OF_THE_ACCOUNT",
        "407, OF_THE_ACCOUNT",
        "408, BUSY",
        "429, BUSY",
        "302, UNCLEAR",
        "500, UNCLEAR",
        "503, UNCLEAR"
    })
    void onlyWhatIsWrongWithTheOrderItselfIsForGood(int status, TwilioRefusal refusal) {
        assertThat(TwilioRefusal.of(new ApiException("no", status))).isEqualTo(refusal);
    }

    @Test
    void anAnswerThatNeverCameIsUnclear() {
        assertThat(TwilioRefusal.of(new ApiException("no"))).isEqualTo(TwilioRefusal.UNCLEAR);
    }
}
