package dev.heartline.sms.provider.plivo;

import java.time.Instant;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.sms.outbound.LookupFailed;
import dev.heartline.sms.provider.ApiAnswer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlivoRecordTest {

    private static final String OURS = "+14155550100";
    private static final String THEIRS = "+14155550101";

    @ParameterizedTest
    @CsvSource({
        "14155550100, 14155550101, true",
        "+14155550100, +14155550101, true",
        "14155550199, 14155550101, false",
        "14155550100, 14155550102, false"
    })
    void itIsOursFromOurNumberToTheirs(String from, String to, boolean isOurs) {
        assertThat(read(from, to, "2026-11-23 01:30:00.000000+00:00").isBetween(OURS, THEIRS))
                .isEqualTo(isOurs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23 01:30:00+00:00", "2026-11-23 07:00:00.000000+05:30"})
    void itWasTakenThen(String time) {
        assertThat(read(OURS, THEIRS, time).takenAt()).isEqualTo(Instant.parse("2026-11-23T01:30:00Z"));
    }

    @Test
    void whatCannotBeReadSaysNothing() {
        assertThatThrownBy(() -> ApiAnswer.orLookupFails(() -> read(OURS, THEIRS, "yesterday")))
                .isInstanceOf(LookupFailed.class);
        assertThatThrownBy(() -> ApiAnswer.orLookupFails(() -> read(OURS, THEIRS, null)))
                .isInstanceOf(LookupFailed.class);
        assertThatThrownBy(() -> ApiAnswer.orLookupFails(() -> read(null, THEIRS, "2026-11-23 01:30:00+00:00")))
                .isInstanceOf(LookupFailed.class);
    }

    private static PlivoRecord read(String from, String to, String time) {
        return PlivoRecord.read(new JsonObject()
                .put("message_uuid", "5b40a428")
                .put("from_number", from)
                .put("to_number", to)
                .put("message_time", time));
    }
}
