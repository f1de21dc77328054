package dev.heartline.sms.callreminder;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.telephony.segment.SmsSegments;

import static org.assertj.core.api.Assertions.assertThat;

class ReminderWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // name, language, zone, at, words; it is Wednesday noon in London
                "Ana | en-US | America/New_York | 2026-03-04T23:00:00Z | Hi Ana, your coach calls you today at 6:00 PM.",
                "-   | -     | Europe/London    | 2026-03-04T13:05:00Z | Hi, your coach calls you today at 1:05 PM.",
                "Ana | en-GB | Europe/London    | 2026-03-04T18:30:00Z | Hi Ana, your coach calls you today at 18:30.",
                "Ana | en-US | Asia/Tokyo       | 2026-03-04T15:30:00Z | Hi Ana, your coach calls you on Thursday at 12:30 AM.",
                "Ana | en-US | Europe/London    | 2026-03-10T09:00:00Z | Hi Ana, your coach calls you on Tuesday at 9:00 AM.",
                "Ana | en-US | Europe/London    | 2026-03-11T09:00:00Z | Hi Ana, your coach calls you on March 11 at 9:00 AM.",
                "Ana | es-MX | Europe/London    | 2026-03-04T18:30:00Z | Hola Ana: tu coach te llama hoy a las 18:30.",
                "-   | es    | Europe/London    | 2026-03-06T09:00:00Z | Hola: tu coach te llama el viernes a las 09:00.",
                "-   | es    | Europe/London    | 2026-03-20T09:00:00Z | Hola: tu coach te llama el 20 de marzo a las 09:00.",
                "Ana | de-DE | Europe/Berlin    | 2026-03-04T18:30:00Z | Hi Ana, your coach calls you today at 19:30.",
            })
    void itSaysWhenOnTheirClockAndNothingElse(String name, String language, String zone, Instant at, String words) {
        var reminder = ReminderWords.of(
                Optional.ofNullable(name),
                Optional.ofNullable(language),
                at,
                ZoneId.of(zone),
                Instant.parse("2026-03-04T12:00:00Z"));

        assertThat(reminder).isEqualTo(words);
        assertThat(SmsSegments.of(reminder).segments()).isEqualTo(1);
    }
}
