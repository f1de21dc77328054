package dev.heartline.call.dial;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.service.contact.ContactPurpose;

import static org.assertj.core.api.Assertions.assertThat;

class CallContactTest {

    @ParameterizedTest
    @CsvSource({
        "CHECK_IN, COACHING",
        "ACCOUNTABILITY, COACHING",
        "INTERVENTION, COACHING",
        "CELEBRATION, CELEBRATION",
        "CRISIS_SUPPORT, CRISIS_RESPONSE",
    })
    void aCallIsJudgedByWhatItIsFor(CallPurpose purpose, ContactPurpose judgedAs) {
        assertThat(CallContact.contactPurpose(purpose)).isEqualTo(judgedAs);
    }
}
