package dev.heartline.sms.provider.messagebird;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.sms.message.MessageStatus;
import dev.heartline.telephony.signature.FormBody;

import static org.assertj.core.api.Assertions.assertThat;

class MessageBirdReportTest {

    /** As it was seen by another project. */
    @Test
    void aReportTellsErrorAndPrice() {
        var query = FormBody.parse("datacoding=plain&id=b6aae1b5dfb2427a8f7ea6a717ba31a9&mccmnc=310010&messageLength=4"
                + "&messagePartCount=1&ported=0&price%5Bamount%5D=0.007&price%5Bcurrency%5D=USD&recipient=18885551515"
                + "&reference=019a0719-ac96-7eb9-a837-cac215164834&statusDatetime=2023-07-28T17%3A57%3A12%2B00%3A00"
                + "&status=delivery_failed&statusErrorCode=103");

        var report = MessageBirdReport.read(Optional.empty(), "b6aae1b5", query).orElseThrow();

        assertThat(report.status()).isEqualTo(MessageStatus.UNDELIVERED);
        assertThat(report.recipientOptedOut()).isTrue();
        assertThat(report.price())
                .hasValueSatisfying(price -> assertThat(price.micros()).isEqualTo(7_000));
    }

    @ParameterizedTest
    @CsvSource({
        "scheduled, SENT",
        "buffered, SENT",
        "sent, SENT",
        "delivered, DELIVERED",
        "expired, UNDELIVERED",
        "delivery_failed, UNDELIVERED"
    })
    void itsWordsAreOurs(String word, MessageStatus status) {
        assertThat(MessageBirdReport.read(Optional.empty(), "1", FormBody.parse("status=" + word)))
                .hasValueSatisfying(report -> assertThat(report.status()).isEqualTo(status));
    }

    @Test
    void aWordThatItMayAddTellsNothing() {
        assertThat(MessageBirdReport.read(Optional.empty(), "1", FormBody.parse("status=pondering")))
                .isEmpty();
    }
}
