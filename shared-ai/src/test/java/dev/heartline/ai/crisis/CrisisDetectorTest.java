package dev.heartline.ai.crisis;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.events.vocabulary.Speaker;

import static org.assertj.core.api.Assertions.assertThat;

class CrisisDetectorTest {

    private final CrisisDetector detector = new CrisisDetector();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I want to kill myself",
                "i wanna die",
                "I just want to die.",
                "honestly i don't want to be alive anymore",
                "I don’t want to live anymore",
                "there's no point in living",
                "what's the point, there is no reason to go on living",
                "I've been thinking about ending my life",
                "thinking of ending it all tonight",
                "I'm going to end it",
                "everyone would be better off without me",
                "They'd all be better off if I was dead",
                "I wish I was dead",
                "i wish i had never been born",
                "I hope I never wake up",
                "I've been cutting myself again",
                "I cut myself the first time I called you",
                "I was thinking about killing myself.",
                "feeling suicidal",
                "SUICIDE is all I think about",
                "I have a bunch of sleeping pills and I'm going to take them all, I want to die",
                "kms i cant do this",
                "I can't keep myself safe tonight",
                "I'm not safe with myself right now",
                "I have nothing left to live for",
                "I can't stop thinking about killing myself",
                "It's not that I want to die, I just want it to stop",
                "why not just kill myself",
                "I'm not okay. I want to die",
                "nobody would miss me if i was gone",
                "I'm going to jump off the bridge",
                "this is my goodbye",
                "I wrote a goodbye letter to my kids",
                "My friend says she wants to kill herself",
                "this workout is killing me but really I want to kill myself",
                "I self-harmed last night",
                "not sure I want to live",
                "quiero morirme",
                "Je veux mourir",
                "ich will nicht mehr leben",
                "não quero mais viver"
            })
    void selfHarmIsHeard(String text) {
        assertThat(detector.detect(text)).get().extracting(CrisisSign::kind).isEqualTo(CrisisKind.SELF_HARM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I have chest pain and my arm is numb",
                "I can't breathe",
                "i think im having a heart attack",
                "my dad is having a stroke",
                "I overdosed",
                "I took too many pills",
                "I took a whole bottle of pills",
                "the bleeding won't stop",
                "he's not breathing",
                "she passed out and won't wake up",
                "my throat is closing up",
                "call an ambulance",
                "please call 911",
                "EMERGENCY",
                "this is an emergency",
                "no puedo respirar"
            })
    void aMedicalEmergencyIsHeard(String text) {
        assertThat(detector.detect(text)).get().extracting(CrisisSign::kind).isEqualTo(CrisisKind.MEDICAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm going to kill him",
                "I want to hurt my husband",
                "I'm scared I might hurt the baby",
                "I feel like I'm about to stab someone"
            })
    void dangerToOthersIsHeard(String text) {
        assertThat(detector.detect(text)).get().extracting(CrisisSign::kind).isEqualTo(CrisisKind.HARM_TO_OTHERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my boyfriend hit me last night",
                "he threatened to kill me",
                "I don't feel safe at home",
                "I'm afraid he will hurt me",
                "I'm not safe with him",
                "he has a gun"
            })
    void dangerFromOthersIsHeard(String text) {
        assertThat(detector.detect(text)).get().extracting(CrisisSign::kind).isEqualTo(CrisisKind.THREATENED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm dying for a pizza",
                "this workout is killing me",
                "My legs are killing me after leg day!",
                "those squats were killing me",
                "I could kill for a cigarette",
                "I could murder a burger right now",
                "that cake is to die for",
                "I'm dying to try the new gym",
                "I nearly died of embarrassment",
                "I killed it at the gym today",
                "My parents would kill me if they knew that I smoked",
                "my wife is going to kill me if I skip another dinner",
                "I almost had a heart attack when I saw the scale",
                "my dad had a heart attack last year",
                "she had a stroke in 2019",
                "I overdosed on chocolate yesterday",
                "I cut myself some slack",
                "I cut myself shaving",
                "I accidentally cut my finger cooking",
                "I hurt myself at the gym",
                "I don't want to hurt myself lifting too heavy",
                "suicide sprints at practice today",
                "I'm doing a suicide prevention walk",
                "I don't want to kill myself",
                "I would never hurt myself",
                "No, I'm not suicidal",
                "I'm not thinking about hurting myself or anything",
                "I have no thoughts of suicide",
                "I'd rather die than eat kale",
                "bored to death",
                "my phone is dying",
                "it hit me that I need to change",
                "hit me up later",
                "that run kicked my butt",
                "need an emergency snack",
                "it's not an emergency",
                "I ended it with my boyfriend",
                "I'm trying to end the week strong",
                "kill some time before dinner",
                "I'm concerned about is accidentally overdosing",
                "I passed out on the couch at nine",
                "So, Oscar is gonna make me die? He hasn't made me die in 12 years",
                "I get out of breath on the stairs",
                "I want to cut down on sugar",
                "I want to quit smoking",
                "I could shoot myself in the foot with that plan",
                "I don't want to die young like my father",
                "I had two beers and a burger",
                "I'm so tired I could sleep for a week",
                "👍"
            })
    void everydayTalkIsNoAlarm(String text) {
        assertThat(detector.detect(text)).isEmpty();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "\n\t", "🙂🙂", "....", "!?"})
    void nothingToHearIsNoAlarm(String text) {
        assertThat(detector.detect(text)).isEmpty();
    }

    @Test
    void aLongTextIsHeardToItsEnd() {
        var text = "I went for a walk and then I had lunch. ".repeat(2_000) + "I want to kill myself";

        assertThat(detector.isCrisis(text)).isTrue();
    }

    @Test
    void onlyTheUsersWordsRaiseAnAlarm() {
        var asked = new Turn(0, Speaker.COACH, "Are you thinking about killing yourself, do you want to die?", null);

        assertThat(detector.detect(new Conversation(List.of(asked, new Turn(1, Speaker.USER, "No, not at all", null)))))
                .isEmpty();
        assertThat(detector.detect(new Conversation(List.of(asked, new Turn(1, Speaker.USER, "I want to die", null)))))
                .isPresent();
    }
}
