package dev.heartline.telephony.segment;

import java.io.IOException;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.telephony.segment.SmsSegments.Encoding;

import static org.assertj.core.api.Assertions.assertThat;

class SmsSegmentsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("twiliosOwnVectors")
    void countsAsTwiliosCalculatorDoes(String name, String text, Encoding encoding, int segments) {
        var counted = SmsSegments.of(text);

        assertThat(counted.encoding()).isEqualTo(encoding);
        assertThat(counted.segments()).isEqualTo(segments);
    }

    @Test
    void countsEscapedCharactersTwice() {
        assertThat(SmsSegments.of("[€]").units()).isEqualTo(6);
    }

    static Stream<Arguments> twiliosOwnVectors() throws IOException {
        try (var json = SmsSegmentsTest.class.getResourceAsStream("/telephony/sms-segment-vectors.json")) {
            var vectors = new ObjectMapper().readTree(json);
            return vectors.get("expected").valueStream().map(expected -> {
                var name = expected.get("name").asText();
                var encoding = expected.get("encoding").asText().equals("GSM-7") ? Encoding.GSM_7 : Encoding.UCS_2;
                return Arguments.of(
                        name,
                        vectors.get("cases").get(name).asText(),
                        encoding,
                        expected.get("segments").asInt());
            });
        }
    }
}
