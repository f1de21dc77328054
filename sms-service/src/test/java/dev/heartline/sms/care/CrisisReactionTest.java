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
            # read, asked lately, still open, reaction
            NONE,   false,        false,      NOTHING
            NONE,   true,         true,       NOTHING
            ALARM,  false,        false,      ALARM
            ALARM,  true,         false,      ALARM
            ASK,    false,        false,      ASK
            ASK,    true,         true,       ALARM
            ASK,    true,         false,      NOTHING
            """)
    void hopelessWordsAreAskedAboutOnceAndDangerIsAlwaysAnswered(
            Level level, boolean wasAsked, boolean open, CrisisReaction reaction) {
        var reading = new CrisisReading(level, Optional.empty());

        assertThat(CrisisReaction.to(reading, new SaidBefore("", wasAsked, open)))
                .isEqualTo(reaction);
    }
}
