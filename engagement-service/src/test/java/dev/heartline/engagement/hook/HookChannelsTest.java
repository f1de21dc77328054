package dev.heartline.engagement.hook;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.Urgency;

import static org.assertj.core.api.Assertions.assertThat;

class HookChannelsTest {

    @ParameterizedTest
    @CsvSource({
        // urgency, what they choose by themselves; worth a call, worth a text
        "LOW,      CALL,   false, false",
        "MEDIUM,   CALL,   false, true",
        "HIGH,     CALL,   true,  true",
        "CRITICAL, CALL,   true,  true",
        "CRITICAL, ,       false, true",
        "HIGH,     SMS,    false, true",
        "HIGH,     IN_APP, false, true",
        "MEDIUM,   IN_APP, false, false",
        "MEDIUM,   PUSH,   false, false",
        "MEDIUM,   ,       false, true"
    })
    void whatIsUrgentDisturbsInTheWayThatTheyLike(Urgency urgency, Channel preferred, boolean call, boolean text) {
        assertThat(HookChannels.isWorthACall(urgency, Optional.ofNullable(preferred)))
                .isEqualTo(call);
        assertThat(HookChannels.isWorthAText(urgency, Optional.ofNullable(preferred)))
                .isEqualTo(text);
    }
}
