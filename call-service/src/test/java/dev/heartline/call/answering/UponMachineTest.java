package dev.heartline.call.answering;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.call.answering.NetworkVerdict.Greeting;
import dev.heartline.call.lifecycle.VoicemailAction;

import static org.assertj.core.api.Assertions.assertThat;

class UponMachineTest {

    @ParameterizedTest
    @CsvSource({
        // wanted, the carrier, the greeting, what follows
        "LEAVE_MESSAGE, WHEN_TOLD, GOES_ON, WAIT",
        "LEAVE_MESSAGE, WHEN_TOLD, OVER, LEAVE_MESSAGE",
        "LEAVE_MESSAGE, WHEN_TOLD, ENDLESS, HANG_UP",
        "LEAVE_MESSAGE, BY_ITSELF, GOES_ON, LEAVE_MESSAGE",
        "LEAVE_MESSAGE, BY_ITSELF, ENDLESS, LEAVE_MESSAGE",
        "LEAVE_MESSAGE, NEVER, OVER, HANG_UP",
        "HANG_UP, WHEN_TOLD, OVER, HANG_UP",
        "HANG_UP, BY_ITSELF, GOES_ON, HANG_UP",
        "RETRY_LATER, WHEN_TOLD, OVER, HANG_UP",
        ", BY_ITSELF, OVER, HANG_UP"
    })
    void aMessageIsLeftAfterTheGreetingOrNotAtAll(
            VoicemailAction wanted, MessageLeaving carrier, Greeting greeting, UponMachine follows) {
        assertThat(UponMachine.of(wanted, carrier, greeting)).isEqualTo(follows);
    }
}
