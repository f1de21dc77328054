package dev.heartline.call.answering;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MachineGreetingTest {

    /** Turns are separated by slashes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please leave your name and number after the tone. / To page this person press five now.",
                "The person you are trying to reach is not available. / Please try again later. / Goodbye.",
                "Hi, if you tell me your name and why you're calling, I'll see if this person is available.",
                "You have reached my voicemail. Please leave a message after the tone.",
                "Hi, this is Dave. I can't come to the phone right now, so leave me a message and I'll get back to you.",
                "Your call has been forwarded to an automated voice messaging system.",
                "The mailbox is full and cannot accept any messages at this time. Goodbye.",
                "You've reached the voice mailbox of 2 0 2 5 5 5.",
                "The subscriber you have dialed is not in service.",
                "The number you have dialed has been disconnected.",
                "Thank you for calling. Your call is important to us.",
                "For English, press one.",
                "At the tone, please record your message. / When you have finished recording, you may hang up or press one.",
                "The person you're calling is using a screening service and will get a copy of this conversation.",
                "Please state your name after the beep and I'll find out if the person can talk.",
                "You've reached the Millers. / We are not available right now.",
                "Record your name and reason for calling, and I'll see if the person is available.",
                "Sorry I missed you, please leave a brief message.",
                "You've reached Dave. I can't take your call right now.",
                "I can't take your call right now. Leave me a message.",
                "I'm unable to come to the phone, please leave a message after the tone.",
                "We can't take your call right now. Please call again later.",
                "No one is available to take your call. Please try again later.",
                "Hello, I'm the virtual assistant for this number. May I ask who's calling?",
                "Hi, this is Sarah's virtual receptionist. Who's calling, please?",
                "You're speaking with an automated attendant.",
                "All our representatives are currently assisting other callers. / Please stay on the line.",
                "Our lines are busy. Calls will be answered in the order they came in.",
                "Thanks for calling Lakeview Clinic. If you know your party's extension, dial it at any time.",
                "If this is a medical emergency, hang up and dial 911.",
                "Hey, it's Sam, you know the drill. / Beep.",
                "You've got the Parkers, we're away until Sunday. / You know what to do!",
                "Este es el buzón de voz de Marta. Deja un mensaje.",
                "Hola, soy Luis, no puedo contestar. Deje su recado después del pitido.",
                "Para inglés marque el uno.",
                "El número que usted marcó no está disponible.",
                "Bonjour, vous êtes sur la messagerie de Claire. / Laissez un message après le bip.",
                "Je ne suis pas là, laissez-moi un message.",
                "Votre correspondant n'est pas joignable.",
                "Oi, deixe seu recado após o sinal.",
                "Bitte hinterlassen Sie eine Nachricht nach dem Signalton.",
                "Risponde la segreteria telefonica, lasciate un messaggio dopo il bip."
            })
    void aMachineIsKnownByItsGreeting(String greeting) {
        assertThat(MachineGreeting.isHeardIn(turns(greeting))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You've reached Dave, hi?",
                "Hello? Who is this?",
                "Hi, I'm out walking the dog, can you call later?",
                "Stay on the line, I'll get my glasses.",
                "You know what to do when I get like this, right?",
                "Our lines are blurry at work, I never know who's in charge.",
                "Hola, ayer mi hermana me mandó al buzón de voz de su marido.",
                "Siempre dice deje su mensaje y yo cuelgo.",
                "Sí, soy yo, me quedé dormida después del almuerzo.",
                "Oui, c'est moi, je n'ai pas vu votre message.",
                "I got put on hold by my insurer, press two press nine, unbelievable. / So I ate a donut.",
                "My dad never answers, it's always leave a message. / Anyway I walked today.",
                "Hi, you've reached Dave. / Oh, it's you! / I walked every day this week.",
                "Yeah, speaking.",
                "I left a message for my doctor but she never called back.",
                "Can you call back later?",
                "I'm not available on Mondays, that's my problem.",
                "My voicemail was full of calls from my mother.",
                "I press the snooze button five times.",
                "Please try again later is what I keep telling myself.",
                "I can't get to the gym right now.",
                "Thank you for calling, I was hoping you would.",
                "The person I was trying to reach was my sponsor.",
                "I say my name and then I freeze.",
                "I can't take your call right now, I'm at work",
                "I can't take the call, stop calling me",
                "I can't come to the phone much, my mother needs me.",
                "Sorry, I'm not able to take the call now. Can you call back later?",
                "I can't take your call now, call back later.",
                "I can't answer the phone at work, I'll call you back when I'm off.",
                "I'm not available now, call back later, I can't get to the phone.",
                "Yes, this is me. / I did my bench press 3 times this week.",
                "I'm the assistant manager here, who's calling?",
                "Hi, I'm a virtual assistant, I work from home.",
                "Hello. / Leg press two and then the rower.",
                "Hi. / The elevator is not in service again so I took the stairs.",
                "Yes. / My mailbox is full of bills.",
                "Speaking. / The mailbox is full of bills and I can't look.",
                "Hi, this is Dave. / I was transferred to the voice department in May.",
                "Hello. / She told me to press one finger on my wrist and count.",
                "Yes? / Press one finger against your temple, that's my trick.",
                "Hi, I'm his sister. Tell me your name and I'll see if he's available.",
                "This is his wife, he's not available, can you call back later?",
                "I walked every day this week. / It said: please leave a message after the tone.",
                "Oh good, I wanted to talk. / Please leave a message, that's all my mother ever hears from me."
            })
    void aPersonIsNone(String said) {
        assertThat(MachineGreeting.isHeardIn(turns(said))).isFalse();
    }

    @Test
    void afterAWhileWhatSoundsLikeAGreetingIsTalk() {
        assertThat(MachineGreeting.isHeardIn(List.of(
                        "Hi.", "I'm fine.", "I called her.", "It said: please leave a message after the tone.")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hello?",
                "Hi, this is Dave.",
                "Hello. / Hello?",
                "You've reached Dave.",
                "Dave speaking.",
                "The Miller residence.",
                "Good morning, this is the Miller family.",
                "Hi, this is Dave. / Please leave a message after the tone."
            })
    void soFarItMayStillBeAMachine(String heard) {
        assertThat(MachineGreeting.mayBe(turns(heard))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I want to die.",
                "Hello? I want to die.",
                "Hello. / Who is this?",
                "Hi, this is Dave. I slept badly.",
                "Stop calling me.",
                "This is Dave, I'm at work.",
                "Yes, speaking.",
                "Hello. / Hello? / Hello? / Hello?"
            })
    void thatIsSomebody(String heard) {
        assertThat(MachineGreeting.mayBe(turns(heard))).isFalse();
    }

    private static List<String> turns(String text) {
        return Arrays.stream(text.split(" / ")).toList();
    }
}
