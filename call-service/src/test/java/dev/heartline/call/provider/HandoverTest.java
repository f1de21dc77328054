package dev.heartline.call.provider;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.telephony.signature.FormBody;

import static org.assertj.core.api.Assertions.assertThat;

class HandoverTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // status, seconds, state of the call, whether they have talked
                "completed, 180, in-progress, true",
                "completed,  15, in-progress, true",
                "completed,  14, in-progress, false",
                "completed,   0, in-progress, false",
                "completed,   -, in-progress, true",
                "completed,   9, completed, true",
                "completed,   9, -, false",
                "completed, soon, in-progress, true",
                "no-answer,   -, in-progress, false",
                "busy,        0, in-progress, false",
                "-,           -, in-progress, false",
            })
    void whoHasHadNoTimeToTalkHasTalkedToNobody(String status, String seconds, String call, boolean talked) {
        var fields = new HashMap<String, String>(Map.of("CallSid", "CA1"));
        if (status != null) {
            fields.put("Status", status);
        }
        if (seconds != null) {
            fields.put("Seconds", seconds);
        }
        if (call != null) {
            fields.put("CallStatus", call);
        }

        assertThat(Handover.of(FormBody.of(fields), "Status", "Seconds").talked())
                .isEqualTo(talked);
    }
}
