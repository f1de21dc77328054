package dev.heartline.bench.rolling;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.heartline.bench.rolling.DoorLog.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** What nginx prints between its own lines, as containers/door/door.conf has it. */
class DoorLogTest {

    private static final String EARLIER = """
            2026/11/27 00:10:00 [notice] 1#1: signal process started
            answered 8081 204 172.18.0.9:8080 POST /webhooks/twilio/voice/status
            """;
    private static final String LATER = """
            answered 8081 101 172.18.0.9:8080 GET /webhooks/twilio/relay/0190
            answered 8082 502 172.18.0.7:8080, 172.18.0.8:8080 POST /webhooks/twilio/sms
            answered 8082 499 - POST /webhooks/twilio/sms
            answered 8081 204 172.18.0.10:8080 POST /webhooks/twilio/voice/status
            """;

    @Test
    void countsWhatWasAnsweredSinceAndNamesEachFailure() {
        var log = DoorLog.of(EARLIER + LATER).since(DoorLog.of(EARLIER));

        assertThat(log.byStatus()).isEqualTo(Map.of(101, 1L, 204, 1L, 499, 1L, 502, 1L));
        assertThat(log.failures()).containsExactly(new Answer(8082, 502, "POST", "/webhooks/twilio/sms"));
    }

    @Test
    void whatTheDoorSaysOfItselfIsNoAnswer() {
        assertThat(DoorLog.of("2026/11/27 00:10:00 [warn] 1#1: answered 8081 late")
                        .answers())
                .isEmpty();
    }
}
