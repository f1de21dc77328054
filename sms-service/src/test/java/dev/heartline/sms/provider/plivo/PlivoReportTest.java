package dev.heartline.sms.provider.plivo;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.sms.delivery.DeliveryReport;
import dev.heartline.sms.message.MessageStatus;
import dev.heartline.telephony.signature.FormBody;

import static org.assertj.core.api.Assertions.assertThat;

class PlivoReportTest {

    /** Of the fields that Plivo documents. */
    @Test
    void aReportTellsErrorAndPrice() {
        var report = read("MessageUUID=5b40a428&ParentMessageUUID=5b40a428&From=14155550100&To=14155550101&Type=sms"
                        + "&Status=undelivered&ErrorCode=200&Units=1&TotalRate=0.0055&TotalAmount=0.0055&MCC=310&MNC=260"
                        + "&Sequence=2&MessageTime=2026-11-23+01%3A30%3A00.000000")
                .orElseThrow();

        assertThat(report.status()).isEqualTo(MessageStatus.UNDELIVERED);
        assertThat(report.errorCode()).contains("200");
        assertThat(report.recipientOptedOut()).isTrue();
        assertThat(report.price())
                .hasValueSatisfying(price -> assertThat(price.micros()).isEqualTo(5_500));
    }

    @ParameterizedTest
    @CsvSource({
        "queued, SENT",
        "sent, SENT",
        "delivered, DELIVERED",
        "read, DELIVERED",
        "undelivered, UNDELIVERED",
        "failed, FAILED",
        "rejected, FAILED"
    })
    void itsWordsAreOurs(String word, MessageStatus status) {
        assertThat(read("Status=" + word + "&ErrorCode=000")).hasValueSatisfying(report -> {
            assertThat(report.status()).isEqualTo(status);
            assertThat(report.errorCode()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({"Status=pondering", "Status=", "Other=1"})
    void aWordThatItMayAddTellsNothing(String form) {
        assertThat(read(form)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TotalAmount=", "TotalAmount=free", "TotalAmount=1e999999999", "Other=1"})
    void aPriceThatIsNoneIsNone(String field) {
        assertThat(read("Status=delivered&" + field).orElseThrow().price()).isEmpty();
    }

    @Test
    void whatItCostsIsKnownAtTheEnd() {
        assertThat(read("Status=sent&TotalAmount=0.0055").orElseThrow().price()).isEmpty();
        assertThat(read("Status=delivered&TotalAmount=0.0110").orElseThrow().price())
                .hasValueSatisfying(price -> assertThat(price.micros()).isEqualTo(11_000));
    }

    private static Optional<DeliveryReport> read(String form) {
        return PlivoReport.read(Optional.empty(), "5b40a428", FormBody.parse(form));
    }
}
