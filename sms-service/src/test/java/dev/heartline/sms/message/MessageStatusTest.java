package dev.heartline.sms.message;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class MessageStatusTest {

    @ParameterizedTest
    @CsvSource({
        "QUEUED,      SENT,        true",
        "QUEUED,      DELIVERED,   true",
        "HELD,        SENT,        true",
        "SENDING,     SENT,        true",
        "SENDING,     FAILED,      true",
        "SENT,        DELIVERED,   true",
        "SENT,        UNDELIVERED, true",
        "SENT,        SENT,        false",
        "SENT,        SENDING,     false",
        "DELIVERED,   SENT,        false",
        "DELIVERED,   FAILED,      false",
        "UNDELIVERED, DELIVERED,   false",
        "FAILED,      DELIVERED,   false",
        "SKIPPED,     SENT,        false",
        "RECEIVED,    DELIVERED,   false",
    })
    void reportsOnlyLeadOnwards(MessageStatus from, MessageStatus to, boolean leads) {
        assertThat(from.leadsTo(to)).isEqualTo(leads);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsLastStays(MessageStatus next) {
        for (var status : MessageStatus.values()) {
            assertThat(status.isLast() && status.leadsTo(next)).isFalse();
        }
    }
}
