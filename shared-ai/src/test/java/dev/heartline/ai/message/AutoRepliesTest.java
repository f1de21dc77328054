package dev.heartline.ai.message;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AutoRepliesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I’m driving with Do Not Disturb While Driving turned on. I’ll see your message when I get where I’m going.",
                "(I'm not receiving notifications. If this is urgent, reply \"urgent\" to send a notification through with your original message.)",
                "Auto-reply: I am out of the office until Monday.",
                "Sorry, I can't talk right now.",
                "Thank you for your message. We will get back to you within 24 hours.",
                "Your verification code is 482913",
                "This number is no longer in service."
            })
    void whatAMachineWroteIsKnown(String text) {
        assertThat(AutoReplies.isOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm driving to my mom's and I really want to smoke",
                "Sorry, I can't talk to anyone about this",
                "I had a bad day at the office",
                "Can you remind me?",
                "I feel like my life is no longer mine",
                "I'm busy all day but I need help"
            })
    void whatAPersonWroteIsNot(String text) {
        assertThat(AutoReplies.isOne(text)).isFalse();
    }
}
