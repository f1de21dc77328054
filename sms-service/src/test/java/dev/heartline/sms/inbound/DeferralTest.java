package dev.heartline.sms.inbound;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeferralTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            not now please                        | true
            I'm busy, text me next week           | true
            no more texts today                   | true
            leave me alone for a bit              | true
            not much, just bored at work          | false
            can you remind me tomorrow at 8?      | false
            """)
    void aWishToBeLeftAloneSpeaksOfTimeOrOfContact(String body, boolean deferral) {
        assertThat(Deferral.isOne(body)).isEqualTo(deferral);
    }
}
