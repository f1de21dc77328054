package dev.heartline.ai.coach;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Flow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.Talk;
import dev.heartline.ai.coach.CoachContext.Person;
import dev.heartline.ai.coach.CoachContext.Remembered;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.Emotion;
import dev.heartline.events.vocabulary.InterventionType;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.Speaker;

import static org.assertj.core.api.Assertions.assertThat;

class LocalCoachTest {

    private static final UUID CALL = new UUID(7, 7);
    private static final Conversation NOTHING_SAID = new Conversation(null);

    private final Coach coach = LocalEngines.COACH;

    @Test
    void theGreetingAsksAfterWhatTheUserCommittedTo() {
        var sam = person("Sam", List.of(), List.of("I'll walk after dinner on Tuesday"));

        var reply = reply(callFrom(sam), NOTHING_SAID);

        assertThat(reply.text()).contains("Sam", "AI coach", "you'd walk after dinner on Tuesday");
        assertThat(reply.signals().currentState()).isEqualTo(LiveState.GREETING);
        assertThat(reply.signals().nextAction()).isNull();
    }

    @Test
    void theGreetingBringsUpAMemory() {
        var sam = person(
                "Sam", List.of(new Remembered(MemoryType.STRUGGLE, "Can't sleep before exams", null)), List.of());

        assertThat(reply(callFrom(sam), NOTHING_SAID).text()).contains("you can't sleep before exams");
    }

    @Test
    void theGreetingKeepsADarkHourToItself() {
        var sam = person(
                "Sam",
                List.of(new Remembered(
                        MemoryType.STRUGGLE, "Thought about killing themselves and wanted to die", null)),
                List.of());

        assertThat(reply(callFrom(sam), NOTHING_SAID).text()).doesNotContain("die", "kill");
    }

    @Test
    void aCommitmentThatCannotBeTurnedIsQuoted() {
        var sam = person(null, List.of(), List.of("Walk after dinner"));

        assertThat(reply(callFrom(sam), NOTHING_SAID).text())
                .contains("\"Walk after dinner.\"")
                .doesNotContain("null", "{");
    }

    @Test
    void anUnknownCallerHearsNothingPersonal() {
        var context = CoachContext.unknownCaller(CALL, CallDirection.INBOUND, Locale.US);

        assertThat(reply(context, NOTHING_SAID).text()).contains("number").doesNotContain("Sam", "{");
        assertThat(reply(context, Talk.of("C: Hello", "U: I walked after dinner on Tuesday"))
                        .text())
                .doesNotContain("{");
        assertThat(reply(context, Talk.of("C: Hello", "U: Okay, bye")).endsCall())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I walked after dinner on Tuesday!               | CELEBRATE_WIN      | RESPONDING  | AFFIRMATION   | you walked after dinner on Tuesday
            I'm so worried about my job.                    | PROVIDE_SUPPORT    | INTERVENING | REFLECTION    | you're so worried about your job
            I don't think my drinking is a problem.         | CHALLENGE_THINKING | INTERVENING | REFRAME       | you don't think your drinking is a problem
            I want to be there when my daughter grows up.   | ASK_FOLLOWUP       | RESPONDING  | REFLECTION    | you want to be there when your daughter grows up
            I didn't open the freezer once.                 | CELEBRATE_WIN      | RESPONDING  | AFFIRMATION   | you didn't open the freezer once
            I always end up smoking.                        | PROVIDE_SUPPORT    | INTERVENING | REFLECTION    | you always end up smoking
            I'll cook dinner on Friday.                     | ASK_FOLLOWUP       | RESPONDING  | COMMITMENT    | you'll cook dinner on Friday
            """)
    void theReplyFitsWhatTheUserBrings(
            String said, NextAction next, LiveState state, InterventionType intervention, String words) {
        var reply = reply(context(null, person("Sam", List.of(), List.of())), Talk.of("C: Hi Sam.", "U: " + said));

        assertThat(reply.text()).containsIgnoringCase(words);
        assertThat(reply.signals().nextAction()).isEqualTo(next);
        assertThat(reply.signals().confidence()).isBetween(0.0, 1.0);
        assertThat(reply.signals().currentState()).isEqualTo(state);
        assertThat(reply.intervention()).isEqualTo(intervention);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My sister stays with me in the summer.",
                "My dad's birthday is tomorrow.",
                "I was out of the house.",
                "I drank coffee in the other break room.",
                "The kids were in school and I went to the store."
            })
    void aPlainFactIsNotReflected(String said) {
        var reply = reply(context(null, person("Sam", List.of(), List.of())), Talk.of("C: Hi Sam.", "U: " + said));

        assertThat(reply.text().toLowerCase(Locale.ROOT))
                .doesNotContain("your", "you were", "you drank", "you went", "different", "changed");
        assertThat(reply.intervention()).isEqualTo(InterventionType.OPEN_QUESTION);
    }

    @Test
    void feelingsAreDetectedLive() {
        var reply = reply(context(null, null), Talk.of("C: Hi.", "U: I'm so worried and nervous, and a bit sad."));

        assertThat(reply.signals().detectedEmotions()).startsWith(Emotion.ANXIOUS);
    }

    @Test
    void adviceComesOnlyWithPermission() {
        var asked =
                Talk.of("C: Hi.", "U: I can't fall asleep.", "C: So you can't fall asleep.", "U: What should I do?");

        var permission = reply(context(null, null), asked);
        var granted = reply(context(null, null), with(asked, permission.text(), "Yes, please."));
        var refused = reply(context(null, null), with(asked, permission.text(), "No, thank you."));

        assertThat(permission.text()).endsWith("?").doesNotContain("Some people");
        assertThat(granted.text()).startsWith("Some people").containsAnyOf("phone", "get up");
        assertThat(refused.text()).doesNotContain("Some people");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Should I stop taking my medication?",
                "What dose of ibuprofen is best?",
                "Do I have diabetes?",
                "Is it safe to drink on antidepressants?"
            })
    void medicalAdviceIsNeverGiven(String question) {
        assertThat(reply(context(null, null), Talk.of("C: Hi.", "U: " + question))
                        .text())
                .contains("doctor");
    }

    @Test
    void itSaysThatItIsAMachine() {
        assertThat(reply(context(null, null), Talk.of("C: Hi.", "U: Wait, are you a real person?"))
                        .text())
                .contains("AI", "not a person");
    }

    @Test
    void aCrisisBringsTheFixedWordsAndNothingElseAfterwards() {
        var talk = Talk.of("C: Hi.", "U: I walked on Tuesday!", "C: Well done.", "U: I want to die.");

        var first = reply(context(null, null), talk);
        var then = reply(context(null, null), with(talk, first.text(), "I bought a new bike and walked a mile! Bye!"));

        assertThat(first.text()).contains("are you safe", "988", "911", "stay on the line");
        assertThat(first.intervention()).isEqualTo(InterventionType.CRISIS_RESOURCES);
        assertThat(first.intervention()).isEqualTo(InterventionType.CRISIS_RESOURCES);
        assertThat(then.text()).contains("988", "911").doesNotContain("bike", "Well done");
        assertThat(then.intervention()).isEqualTo(InterventionType.CRISIS_RESOURCES);
        assertThat(then.endsCall()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-US | 988    | 911
            en-GB | 116 123 | 999
            es-ES | 024    | 112
            de    | 0800 111 0 111 | 112
            it-IT | 112    | 112
            es-AR | findahelpline.com | 911 or 112
            ''    | 988    | 911 or 112
            """)
    void theNumbersAreThoseOfTheRegion(String language, String listener, String emergency) {
        var context =
                new CoachContext(CALL, CallDirection.INBOUND, null, null, Locale.forLanguageTag(language), null, null);

        assertThat(reply(context, Talk.user("I want to die")).text()).contains(listener, "call " + emergency + " now");
    }

    @Test
    void theMostUrgentDangerIsAnswered() {
        var talk = Talk.of("U: I want to die.", "C: …", "U: I took too many pills.");

        assertThat(reply(context(null, null), talk).text())
                .startsWith("This sounds like an emergency. Please call 911");
    }

    @Test
    void aGoodbyeEndsTheCallWithThePlan() {
        var talk = Talk.of("C: Hi Sam.", "U: I'll cook dinner on Friday.", "C: Good.", "U: Thanks, I have to go, bye!");

        var reply = reply(context(null, person("Sam", List.of(), List.of())), talk);

        assertThat(reply.endsCall()).isTrue();
        assertThat(reply.text()).contains("Sam", "You'll cook dinner on Friday.");
        assertThat(reply.signals().currentState()).isEqualTo(LiveState.WRAPPING_UP);
    }

    @Test
    void silenceIsMetWithPatienceAndThenAnEnd() {
        var talk = new ArrayList<>(List.of("C: Hi."));
        var replies = new ArrayList<CoachReply>();
        for (int i = 0; i < 3; i++) {
            replies.add(reply(context(null, null), Talk.of(talk.toArray(String[]::new))));
            talk.add("C: " + replies.getLast().text());
        }

        assertThat(replies).extracting(CoachReply::endsCall).containsExactly(false, false, true);
    }

    @Test
    void whenItsTimeIsUpTheCoachSumsUpAndAsksForAStep() {
        var end = Instant.parse("2026-01-05T10:00:00Z");
        var context = new CoachContext(
                CALL, CallDirection.OUTBOUND, null, null, Locale.US, end, person("Sam", List.of(), List.of()));
        var talk = new Conversation(List.of(
                new Turn(0, Speaker.COACH, "Hi Sam.", end.minusSeconds(60)),
                new Turn(1, Speaker.USER, "I can't sleep when I'm stressed.", end.minusSeconds(30)),
                new Turn(2, Speaker.COACH, "So you can't sleep.", end.minusSeconds(20)),
                new Turn(3, Speaker.USER, "I want to quit smoking.", end)));

        var summary = reply(context, talk);
        var step = reply(context, with(talk, summary.text(), "Yes, exactly."));

        assertThat(summary.intervention()).isEqualTo(InterventionType.SUMMARY);
        assertThat(summary.text()).contains("you can't sleep when you're stressed", "you want to quit smoking");
        assertThat(step.intervention()).isEqualTo(InterventionType.COMMITMENT);
        assertThat(step.signals().currentState()).isEqualTo(LiveState.WRAPPING_UP);
    }

    @Test
    void aTalkingPointComesUpWhenTheUserHasLittleToSay() {
        var context = new CoachContext(
                CALL,
                CallDirection.OUTBOUND,
                null,
                List.of("sleep this week"),
                Locale.US,
                null,
                person("Sam", List.of(), List.of()));

        assertThat(reply(context, Talk.of("C: Hi.", "U: Fine.")).text()).contains("sleep this week");
        assertThat(reply(context, Talk.of("C: Hi.", "U: Fine.", "C: How was your sleep this week?", "U: Fine."))
                        .text())
                .doesNotContain("sleep this week");
    }

    @Test
    void theSameTurnGetsTheSameWordsAndAnotherOneOthers() {
        var talk = Talk.of("C: Hi.", "U: Yeah.");

        var once = reply(context(null, null), talk).text();
        var next = reply(context(null, null), with(talk, once, "Yeah.")).text();

        assertThat(reply(context(null, null), talk).text()).isEqualTo(once);
        assertThat(next).isNotEqualTo(once);
    }

    @Test
    void wordsStreamAndAddUpToTheReply() {
        var parts = new Collected(Long.MAX_VALUE);

        LocalEngines.LOCAL_COACH
                .reply(context(null, null), Talk.of("C: Hi.", "U: Yeah."))
                .subscribe(parts);

        assertThat(parts.received.getFirst()).isInstanceOf(ReplyPart.Plan.class);
        assertThat(parts.completed).isTrue();
        var done = (ReplyPart.Done) parts.received.getLast();
        var words = new StringBuilder();
        for (var part : parts.received) if (part instanceof ReplyPart.Words(var text)) words.append(text);
        assertThat(words).hasToString(done.reply().text());
    }

    @Test
    void bargeInStopsTheWords() {
        var parts = new Collected(3);
        LocalEngines.LOCAL_COACH
                .reply(context(null, null), Talk.of("C: Hi.", "U: Yeah."))
                .subscribe(parts);

        parts.subscription.cancel();
        parts.subscription.request(100);

        assertThat(parts.received).hasSize(3);
        assertThat(parts.completed).isFalse();
    }

    @Test
    void nothingHappensBeforeSomebodyAsks() {
        var parts = new Collected(0);

        coach.reply(context(null, null), NOTHING_SAID).subscribe(parts);

        assertThat(parts.received).isEmpty();
    }

    private CoachReply reply(CoachContext context, Conversation soFar) {
        return CoachReply.await(coach.reply(context, soFar), Duration.ofSeconds(30));
    }

    private static Conversation with(Conversation talk, String coach, String user) {
        var turns = new ArrayList<>(talk.turns());
        turns.add(new Turn(turns.size(), Speaker.COACH, coach, lastTime(talk)));
        turns.add(new Turn(turns.size(), Speaker.USER, user, lastTime(talk)));
        return new Conversation(turns);
    }

    private static Instant lastTime(Conversation talk) {
        return talk.last().map(Turn::at).orElse(null);
    }

    private static CoachContext context(CallPurpose purpose, Person person) {
        return new CoachContext(CALL, CallDirection.OUTBOUND, purpose, List.of(), Locale.US, null, person);
    }

    private static CoachContext callFrom(Person person) {
        return new CoachContext(CALL, CallDirection.INBOUND, null, List.of(), Locale.US, null, person);
    }

    private static Person person(String name, List<Remembered> memories, List<String> commitments) {
        return new Person(name, memories, List.of(), commitments, null, null, false);
    }

    private static final class Collected implements Flow.Subscriber<ReplyPart> {

        private final long asksFor;
        private final List<ReplyPart> received = new ArrayList<>();
        private Flow.Subscription subscription;
        private boolean completed;

        Collected(long asksFor) {
            this.asksFor = asksFor;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            if (asksFor > 0) subscription.request(asksFor);
        }

        @Override
        public void onNext(ReplyPart part) {
            received.add(part);
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            completed = true;
        }
    }
}
