package dev.heartline.ai.coach;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.coach.CoachContext.Person;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisResponses;
import dev.heartline.ai.crisis.CrisisStep;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.events.vocabulary.InterventionType;

import static org.assertj.core.api.Assertions.assertThat;

class CrisisTalkTest {

    private static final CrisisResponses RESPONSES = new CrisisResponses();
    private static final String DANGER = "I want to die.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I have pills here.                                        | MEANS
            There's a loaded gun on the table.                        | MEANS
            I'm standing on the bridge.                               | MEANS
            I put the pills away.                                     | DISTANCE
            I gave the knife to my brother.                           | DISTANCE
            I left the room.                                          | DISTANCE
            My neighbor Rosa is home, maybe I can go over to her.     | SOMEBODY
            My sister lives next door.                                | SOMEBODY
            I could call my mom.                                      | SOMEBODY
            Maybe I could wake my roommate.                           | SOMEBODY
            I'm going over to her now. I'll call them.                | UNDER_WAY
            Okay. I'm leaving the pills here. I'm going over to her.  | UNDER_WAY
            My brother is on his way.                                 | UNDER_WAY
            I just called my sister.                                  | UNDER_WAY
            She's here now.                                           | TOGETHER
            My mom is with me.                                        | TOGETHER
            I'm with Rosa.                                            | STAY
            I'm all alone here.                                       | ALONE
            I don't have anybody.                                     | ALONE
            I don't want to call anybody.                             | RELUCTANT
            I can't tell them.                                        | RELUCTANT
            I don't want to bother anybody.                           | RELUCTANT
            No.                                                       | UNSAFE
            I don't know.                                             | UNSAFE
            I really want to kill myself.                             | UNSAFE
            Yes.                                                      | SAFE
            I feel a bit better.                                      | SAFE
            I won't do it.                                            | SAFE
            My husband left me.                                       | STAY
            I don't have any pills.                                   | STAY
            It hurts so much.                                         | STAY
            I'm going to my room to hang myself.                      | UNSAFE
            I'm outside on the bridge.                                | MEANS
            I took the pills out of the cabinet.                      | MEANS
            I left the house with the gun.                            | MEANS
            I'm leaving it all behind.                                | STAY
            My mom isn't here.                                        | STAY
            I wish my sister was with me.                             | STAY
            My mom's here.                                            | TOGETHER
            I don't think I'm safe.                                   | UNSAFE
            I'm not sure I'm safe.                                    | UNSAFE
            I'm not feeling safe.                                     | UNSAFE
            I'm not okay.                                             | UNSAFE
            Okay, bye.                                                | GOODBYE
            Goodbye. I'm going to kill myself.                        | GOODBYE_IN_DANGER
            I'm at her door. I'm calling them. Bye.                   | GOODBYE_WITH_HELP
            """)
    void theAnswerFitsWhatIsTold(String told, CrisisStep step) {
        var dialogue = Dialogue.of(caller(false), List.of(DANGER, told));

        assertThat(RESPONSES.wordings(CrisisKind.SELF_HARM, step, Locale.US))
                .as(dialogue.toString())
                .anyMatch(dialogue.words().getLast()::startsWith);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            He threatened to kill me.    | He's at the door.        | TOGETHER UNDER_WAY SOMEBODY SAFE
            He threatened to kill me.    | He's coming.             | TOGETHER UNDER_WAY SOMEBODY SAFE
            He threatened to kill me.    | My husband is home.      | TOGETHER UNDER_WAY SOMEBODY SAFE
            I'm going to kill my wife.   | She's next to me.        | TOGETHER UNDER_WAY SOMEBODY SAFE
            """)
    void whoMayBeTheDangerIsNoHelp(String danger, String told, String wrong) {
        var dialogue = Dialogue.of(caller(false), List.of(danger, told));
        var kind = new CrisisDetector().detect(danger).orElseThrow().kind();

        for (var step : wrong.split(" "))
            if (!RESPONSES
                    .wordings(kind, CrisisStep.valueOf(step), Locale.US)
                    .equals(RESPONSES.wordings(kind, CrisisStep.STAY, Locale.US)))
                assertThat(RESPONSES.wordings(kind, CrisisStep.valueOf(step), Locale.US))
                        .as(dialogue.toString())
                        .noneMatch(dialogue.words().getLast()::startsWith);
    }

    @Test
    void thePoliceIsHelpForWhoeverIsThreatened() {
        var dialogue = Dialogue.of(caller(false), List.of("He threatened to kill me.", "The police are here."));

        assertThat(dialogue.words().getLast()).startsWith("Good that you aren't alone.");
    }

    @Test
    void meansThatAreToldAtOnceAreAnsweredAtOnceWithTheNumber() {
        var answer = Dialogue.of(caller(false), List.of("I want to die and I have pills here."))
                .words()
                .getLast();

        assertThat(answer).contains("leave the room", "988", "911");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I want to die.",
                "I took too many pills.",
                "I'm going to kill him.",
                "My husband hit me again, I'm scared he will kill me."
            })
    void noParagraphComesTwiceInARowWhateverIsSaid(String danger) {
        var lines = List.of(
                "I have pills here.",
                "My sister is home.",
                "I'm going over to her now.",
                "She's here.",
                "No.",
                "Yes.",
                "I don't know.",
                "Okay.",
                "It hurts.",
                "I won't call them.",
                "I'm alone.",
                "I want to die.",
                "Bye.",
                "Good night.",
                "I put them away.");
        for (int seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            var said = new ArrayList<>(List.of(danger));
            for (int i = 0; i < 14; i++) said.add(lines.get(random.nextInt(random.nextBoolean() ? 3 : lines.size())));

            var dialogue = Dialogue.of(caller(false), said);
            var words = dialogue.words();

            for (int i = 1; i < words.size(); i++)
                assertThat(opening(words.get(i))).as(dialogue.toString()).isNotEqualTo(opening(words.get(i - 1)));
            assertThat(dialogue.replies().stream().skip(1))
                    .allMatch(reply -> reply.intervention() == InterventionType.CRISIS_RESOURCES && !reply.endsCall());
        }
    }

    @Test
    void theNumberComesFirstAndLastAndEveryFewTurnsBetween() {
        var words = Dialogue.of(
                        caller(false),
                        List.of(
                                DANGER,
                                "It hurts.",
                                "It hurts.",
                                "It hurts.",
                                "It hurts.",
                                "It hurts.",
                                "It hurts.",
                                "Bye."))
                .words()
                .subList(1, 9);

        assertThat(words.stream().map(text -> text.contains("988")))
                .containsExactly(true, false, false, false, true, false, false, true);
        assertThat(words.getLast()).doesNotContain("?");
    }

    @Test
    void everyGoodbyeInACrisisNamesTheNumberAndAsksNothing() {
        for (var danger :
                List.of(DANGER, "I took too many pills.", "I'm going to kill him.", "He threatened to kill me."))
            for (var line : List.of("Bye.", "My sister is coming. Bye.", danger + " Bye."))
                assertThat(Dialogue.of(caller(false), List.of(danger, line))
                                .words()
                                .getLast())
                        .contains("911")
                        .doesNotContain("?", "Great", "good to talk");
    }

    @Test
    void everyKindOfDangerHasWordsForEveryStep() {
        for (var kind : CrisisKind.values())
            for (var step : CrisisStep.values())
                assertThat(RESPONSES.wordings(kind, step, Locale.US))
                        .isNotEmpty()
                        .allMatch(words -> !words.contains("{"));
    }

    @Test
    void hopelessWordsAreAskedAboutOnce() {
        var dialogue = Dialogue.of(
                caller(false),
                List.of("I can't do this anymore.", "No, not that.", "I'm just so tired.", "I give up."));

        assertThat(dialogue.words().get(1)).contains("are you thinking about hurting yourself or ending your life?");
        assertThat(dialogue.words().get(2)).startsWith("Thank you for answering that.");
        assertThat(dialogue.questions()).doesNotHaveDuplicates();
        assertThat(dialogue.replies()).noneMatch(reply -> reply.intervention() == InterventionType.CRISIS_RESOURCES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I have to go. Bye.", "I lost my job.", "It's complicated."})
    void theDirectQuestionIsNotDropped(String answer) {
        var reply = Dialogue.of(caller(false), List.of("I can't do this anymore.", answer))
                .replies()
                .getLast();

        assertThat(reply.text()).contains("988").doesNotContain("good to talk", "looking forward");
        assertThat(reply.endsCall()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes.",
                "Yeah, sometimes.",
                "I don't know.",
                "Maybe. I guess so.",
                "Every night.",
                "Not yet.",
                "I don't want to be here."
            })
    void anAnswerThatIsNoClearNoIsDanger(String answer) {
        var dialogue = Dialogue.of(caller(false), List.of("What's the point.", answer));

        assertThat(dialogue.replies().getLast().intervention()).isEqualTo(InterventionType.CRISIS_RESOURCES);
        assertThat(dialogue.words().getLast()).contains("988");
    }

    @Test
    void inTheDaysAfterACrisisTheCallOpensWithACheckAndNothingFromBefore() {
        var greeting = Dialogue.of(caller(true), List.of()).words().getFirst();

        assertThat(greeting)
                .contains("Elena", "AI coach", "you were in a very hard place", "Are you safe right now?")
                .doesNotContain("walk", "good to hear");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I can't do this anymore.", "I can't go on.", "What's the point.", "Not really.", "No."})
    void inTheDaysAfterACrisisHopelessnessIsDanger(String said) {
        var dialogue = Dialogue.of(caller(true), List.of(said));

        assertThat(dialogue.replies().getLast().intervention()).isEqualTo(InterventionType.CRISIS_RESOURCES);
        assertThat(dialogue.words().getLast()).contains("988", "911");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Please help me.", "I don't think so.", "I'm not sure."})
    void inTheDaysAfterACrisisAPleaIsDanger(String said) {
        var dialogue = Dialogue.of(caller(true), List.of(said));

        assertThat(dialogue.replies().getLast().intervention()).isEqualTo(InterventionType.CRISIS_RESOURCES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Okay, I guess not.", "Yeah, no.", "My mom isn't here.", "Okay.", "Hm."})
    void inTheDaysAfterACrisisOnlyAClearYesIsTakenForOne(String said) {
        var dialogue = Dialogue.of(caller(true), List.of(said));

        assertThat(dialogue.words().getLast()).contains("are you safe right now?");
    }

    @Test
    void aCheckThatWasBrokenOffIsMadeAgain() {
        var opening = Dialogue.of(caller(true), List.of()).words().getFirst();
        var heard = opening.substring(0, opening.indexOf("in touch"));

        var words = Dialogue.after(caller(true), heard, "Hi, it's me.");

        assertThat(words).contains("are you safe right now?");
    }

    @Test
    void aCallOfOursDoesNotSpeakOfTheCrisisBeforeSomebodyAnswered() {
        var person = new Person("Elena", List.of(), List.of(), List.of(), null, null, true);
        var outbound =
                new CoachContext(new UUID(5, 9), CallDirection.OUTBOUND, null, List.of(), Locale.US, null, person);

        var dialogue = Dialogue.of(outbound, List.of("Yes, hi."));

        assertThat(dialogue.words().getFirst()).doesNotContain("hard place", "safe");
        assertThat(dialogue.words().getLast()).contains("are you safe right now?");
    }

    @Test
    void inTheDaysAfterACrisisASafeUserIsTalkedToCarefully() {
        var dialogue = Dialogue.of(
                caller(true), List.of("Hi, I wanted to talk about my sleep.", "Yes, I'm safe.", "Okay, bye."));

        assertThat(dialogue.words().get(1)).contains("are you safe right now?");
        assertThat(dialogue.words().get(2)).startsWith("I'm glad to hear that.");
        assertThat(dialogue.words().get(3)).contains("988").doesNotContain("walk");
        assertThat(dialogue.replies().getLast().endsCall()).isTrue();
        assertThat(dialogue.replies()).noneMatch(reply -> reply.intervention() == InterventionType.CRISIS_RESOURCES);
    }

    private static String opening(String text) {
        return text.substring(0, Math.min(34, text.length()));
    }

    private static CoachContext caller(boolean afterCrisis) {
        var person = new Person("Elena", List.of(), List.of(), List.of("I'll walk tomorrow"), null, null, afterCrisis);
        return new CoachContext(new UUID(5, 9), CallDirection.INBOUND, null, List.of(), Locale.US, null, person);
    }
}
