package dev.heartline.call.answering;

import io.smallrye.config.WithDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MailboxWordsTest {

    @Test
    void aVoiceSpellsTheNumber() {
        assertThat(MailboxWords.spelled("+12025550143")).isEqualTo("1 2 0 2 5 5 5 0 1 4 3");
    }

    @Test
    void theWordsThatComeWithItSayHowToReachUsAndNothingOfAnybody() throws Exception {
        var words = VoicemailConfig.class
                .getMethod("message")
                .getAnnotation(WithDefault.class)
                .value();

        assertThatCode(() -> MailboxWords.check(words)).doesNotThrowAnyException();
        assertThat(words)
                .contains("{number}")
                .doesNotContainIgnoringCase("coach", "health", "weight", "habit", "therap", "crisis", "feel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "Hello {first_name}.", "Hello {number", "Hello }."})
    void aMessageThatCouldNameSomebodyIsNone(String message) {
        assertThatThrownBy(() -> MailboxWords.check(message)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMessageThatNobodyHearsOutIsNone() {
        assertThatThrownBy(() -> MailboxWords.check("a".repeat(501))).isInstanceOf(IllegalStateException.class);
    }
}
