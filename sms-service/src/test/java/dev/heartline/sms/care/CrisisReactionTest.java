package dev.heartline.sms.care;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.crisis.CrisisReading.Level;

import static org.assertj.core.api.Assertions.assertThat;

class CrisisReactionTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # read, asked lately, still open, denied, reaction
            NONE,   false,        false,      false,  NOTHING
            NONE,   true,         true,       false,  NOTHING
            ALARM,  false,        false,      false,  ALARM
            ALARM,  true,         false,      false,  ALARM
            ALARM,  true,         true,       true,   ALARM
            ASK,    false,        false,      false,  ASK
            ASK,    true,         true,       false,  ALARM
            ASK,    true,         true,       true,   NOTHING
            ASK,    true,         false,      false,  NOTHING
            """)
    void hopelessWordsAreAskedAboutOnceAndDangerIsAlwaysAnswered(
            Level level, boolean wasAsked, boolean open, boolean denied, CrisisReaction reaction) {
        var reading = new CrisisReading(level, Optional.empty());

        assertThat(CrisisReaction.to(reading, new SaidBefore("", wasAsked, open, ""), denied))
                .isEqualTo(reaction);
    }
}
