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
                "This number is no longer in service.",
                "I'm away from my phone until Monday. I'll get back to you then.",
                "I'm away from my phone until Monday…",
                "Automatic reply: Thank you for your email, I am on vacation until 3 June.",
                "Out of office: back on Monday",
                "Ich bin gerade am Fahren und antworte später.",
                "Ich bin derzeit nicht im Büro und ab dem 3. Mai wieder erreichbar.",
                "Estoy conduciendo con No molestar activado. Veré tu mensaje cuando llegue a mi destino.",
                "Estoy fuera de la oficina hasta el lunes.",
                "Estou dirigindo agora. Respondo mais tarde.",
                "Estou fora do escritório até segunda-feira.",
                "Je suis au volant, je vous répondrai plus tard.",
                "Je suis absent du bureau jusqu'à lundi.",
                "I am currently on annual leave with limited access to email.",
                "I'm driving right now, I'll text you when I get there.",
                "I'm away until Monday with limited access to email.",
                "Hallo, ich bin im Auto unterwegs und melde mich später.",
                "We are closed. We will respond within 24 hours.",
                "I'm driving. Talk later.",
                "I am out of the office until 12/1. For urgent matters please contact jane@acme.com.",
                "Estoy en una reunión, te llamo más tarde.",
                "Ich bin bis Montag im Urlaub und melde mich danach.",
                "Reply STOP to unsubscribe."
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
                "I'm busy all day but I need help",
                "I was out of the office today and smoked two, can you help me?",
                "should I text stop to pause this?",
                "I was out of the office today and smoked two",
                "My number is no longer in service at work so I walked",
                "How do I turn off the automatic reply?",
                "I'm driving home and I really need help, I will text you later",
                "I can't talk right now, I'm so scared",
                "I got an automated message and then I drank",
                "I'm away from my phone a lot and it helps",
                "Estoy conduciendo y quiero fumar, ayúdame",
                "Ich bin nicht im Büro und habe geraucht",
                "I'm out of the office and can't stop crying",
                "I'm on vacation today",
                "I will respond to the craving",
                "What does reply stop to unsubscribe do",
                "I am on vacation until Monday and I want a drink"
            })
    void whatAPersonWroteIsNot(String text) {
        assertThat(AutoReplies.isOne(text)).isFalse();
    }
}
