package dev.heartline.sms.reach;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.events.vocabulary.CallPurpose;

import static org.assertj.core.api.Assertions.assertThat;

class ReachPatternTest {

    @ParameterizedTest
    @CsvSource({
        "'',                         '',                          ACCOUNTABILITY",
        "check_in,                   '',                          CHECK_IN",
        "'accountability,check_in',  '',                          ACCOUNTABILITY",
        "'check_in,accountability',  '',                          CHECK_IN",
        "celebration,                accountability,              CHECK_IN",
        "'',                         'accountability,check_in',   ACCOUNTABILITY",
        "accountability,             check_in,                    ACCOUNTABILITY"
    })
    void whatSomebodyAnswersComesFirstAndWhatTheyLeaveComesLast(String engaging, String unengaging, CallPurpose best) {
        var pattern =
                new ReachPattern(List.of(), List.of(), List.of(engaging.split(",")), List.of(unengaging.split(",")));

        assertThat(pattern.bestOf(List.of(CallPurpose.ACCOUNTABILITY, CallPurpose.CHECK_IN)))
                .isEqualTo(best);
    }
}
