package dev.heartline.ai.guard;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.Talk;
import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.CoachContext.Person;
import dev.heartline.ai.coach.CoachContext.Remembered;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.MemoryType;

import static org.assertj.core.api.Assertions.assertThat;

class SpeechScreenTest {

    private final SpeechScreen screen = new SpeechScreen();
    private final Known known = new Known(
            new CoachContext(
                    new UUID(1, 2),
                    CallDirection.OUTBOUND,
                    null,
                    List.of("sleep this week"),
                    Locale.US,
                    null,
                    new Person(
                            "Sam",
                            List.of(new Remembered(MemoryType.STRUGGLE, "Argues with their sister about money", null)),
                            List.of(),
                            List.of("I'll walk after dinner"),
                            null,
                            null,
                            false)),
            Talk.of("C: Hi Sam.", "U: My doctor says I have diabetes, and my boss is hard on me."));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            You could take 20 mg in the evening.                   | DOSING
            Take two ibuprofen and lie down.                       | DOSING
            You should stop taking your medication.                | DOSING
            I'd recommend increasing the dose a little.            | DOSING
            It's safe to mix Xanax with wine.                      | DOSING
            Just skip your insulin tonight.                        | DOSING
            You don't need that medication.                        | DOSING
            Maybe try another melatonin before bed.                | DOSING
            That sounds like depression to me.                     | DIAGNOSIS
            You probably have ADHD.                                | DIAGNOSIS
            These are signs of an eating disorder.                 | DIAGNOSIS
            You are clearly bipolar.                               | DIAGNOSIS
            You're an alcoholic.                                   | DIAGNOSIS
            You should be ashamed.                                 | SHAME
            That's your own fault.                                 | SHAME
            You're just lazy.                                      | SHAME
            I'm disappointed in you.                               | SHAME
            You always give up.                                    | SHAME
            Pull yourself together.                                | SHAME
            You'll be fine.                                        | PROMISE
            Everything will be okay.                               | PROMISE
            I promise that it gets easier.                         | PROMISE
            You're going to make it.                               | PROMISE
            I've called an ambulance for you.                      | PROMISE
            I will never tell anyone.                              | PROMISE
            Nothing will happen to you.                            | PROMISE
            How is your wife doing?                                | UNKNOWN_FACT
            You told me about your surgery.                        | UNKNOWN_FACT
            Last time you mentioned the marathon in Boston.        | UNKNOWN_FACT
            I remember that you stopped gambling.                  | UNKNOWN_FACT
            You said you'd smoke 12 cigarettes.                    | UNKNOWN_FACT
            {"reply": "Hello"}                                     | GARBAGE
            https://example.com/help                               | GARBAGE
            and and and and and and                                | GARBAGE
            ...                                                    | GARBAGE
            As an AI language model I can't do that.               | GARBAGE
            """)
    void whatNoCoachMaySayIsTold(String sentence, Unfit why) {
        assertThat(screen.judge(sentence, known)).contains(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "So you have diabetes, and your boss is hard on you.",
                "How are things with your sister?",
                "You told me that you argue with your sister about money.",
                "When we talked before, you said you'd walk after dinner.",
                "What matters most to you about that?",
                "It sounds like you feel tired after your shift.",
                "Taking your medication can be hard to remember.",
                "Your doctor or pharmacist can answer that.",
                "You could take a walk after dinner.",
                "You might try one small thing this week.",
                "That will take some time.",
                "I won't tell you what to do; that's up to you.",
                "So you want your boss to grow up.",
                "So you'd like to be where you don't have to take medicine.",
                "Things will look different once you have slept.",
                "What would help you to stay with it?",
                "Is that a promise you want to make to yourself?",
                "That adds to your plan.",
                "I'm calling about the plans you've been making."
            })
    void whatACoachMaySayIsLeftAlone(String sentence) {
        assertThat(screen.judge(sentence, known)).isEmpty();
    }
}
