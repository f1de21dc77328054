package dev.heartline.ai.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.CoachReply;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.wish.LocalWishReader;
import dev.heartline.ai.wish.StopQuestion;
import dev.heartline.ai.wish.Wish;
import dev.heartline.ai.wish.WishReader;
import dev.heartline.ai.wish.WishReading;
import dev.heartline.events.vocabulary.Speaker;

import static org.assertj.core.api.Assertions.assertThat;

/** Who perhaps wants to be left alone is asked, once, and a yes binds. */
class StopQuestionTest {

    private static final CoachContext TEXTS = CoachContext.ofTexts(new UUID(4, 3), Locale.US, null, null);
    private static final String DOUBTFUL = "I'm not so sure about any of this.";
    private static final Set<String> DOUBTED = Set.of(DOUBTFUL, "Hm, I don't know about this.");

    /** Real ears, to which some words are doubtful. */
    private static final WishReader WISHES = new WishReader() {

        private final WishReader real = new LocalWishReader(LocalEngines.EMBEDDER);

        @Override
        public Wish read(Utterance said, Medium medium) {
            return real.read(said, medium);
        }

        @Override
        public WishReading weigh(Utterance said, Medium medium) {
            return new WishReading(read(said, medium), DOUBTED.contains(said.text()));
        }
    };

    private static final GuardedCoach COACH =
            LocalEngines.coach(new Ears(LocalEngines.DANGER, WISHES, LocalEngines.EMBEDDER::embed), GuardObserver.NONE);

    @Test
    void onACallItIsAskedOnceAndTheCallGoesOn() {
        var talk = new CallTalk(COACH);

        var asked = talk.user(DOUBTFUL);
        talk.user("No, I only meant the weather. I went for a walk on Tuesday.");
        var later = talk.user("Hm, I don't know about this.");

        assertThat(asked.text()).isEqualTo(StopQuestion.in(Medium.SPEECH));
        assertThat(asked.endsCall()).isFalse();
        assertThat(StopQuestion.isIn(later.text())).isFalse();
        assertThat(talk.concerns(0))
                .extracting(concern -> concern.wish().kind())
                .containsOnly(Wish.Kind.NONE);
    }

    @Test
    void aYesOnACallBindsAndIsConfirmed() {
        var talk = new CallTalk(COACH);
        talk.user(DOUBTFUL);

        var confirmed = talk.user("Yes please.");

        assertThat(talk.concern().wish()).isEqualTo(new Wish(Wish.Kind.STOP, Wish.Scope.ALL, Wish.By.WORDS));
        assertThat(confirmed.text()).contains("I won't call or text you any more");
        assertThat(confirmed.endsCall()).isTrue();
    }

    @Test
    void dangerGoesBeforeIt() {
        var talk = new CallTalk(COACH);
        talk.user(DOUBTFUL);

        assertThat(talk.user("Yes. I'm going to kill myself tonight.").text()).contains("988");
    }

    @Test
    void byTextItIsAskedOnceInAThread() {
        var asked = written(DOUBTFUL);
        var again = written(DOUBTFUL, asked, "No I'm fine, I just had a bad morning", "Okay.", DOUBTFUL);

        assertThat(asked).isEqualTo(StopQuestion.in(Medium.TEXT)).contains("STOP");
        assertThat(StopQuestion.isIn(again)).isFalse();
    }

    @Test
    void ofSeveralTextsThatWaitForAnAnswerOneIsEnough() {
        var answer = CoachReply.await(
                COACH.reply(
                        TEXTS,
                        new Conversation(List.of(said(0, Speaker.USER, DOUBTFUL), said(1, Speaker.USER, "Anyway.")))),
                Duration.ofSeconds(30));

        assertThat(StopQuestion.isIn(answer.text())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "Yes, please.", "yeah I would", "pls", "That's right", "ok", "sí por favor"})
    void aPlainYesIsAStop(String answer) {
        assertThat(answered(answer).kind()).isEqualTo(Wish.Kind.STOP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "No, I like it",
                "yes but only this week",
                "yeah not today",
                "just for now yes",
                "why do you ask?",
                "yes I ate well today and went for a run with my sister"
            })
    void anythingElseIsNone(String answer) {
        assertThat(answered(answer).kind()).isNotEqualTo(Wish.Kind.STOP);
    }

    @Test
    void aYesToAnythingElseIsNone() {
        assertThat(WISHES.read(utterance("yes", "Did you go for a walk?"), Medium.TEXT)
                        .kind())
                .isNotEqualTo(Wish.Kind.STOP);
    }

    private static Wish answered(String answer) {
        return WISHES.read(utterance(answer, StopQuestion.in(Medium.TEXT)), Medium.TEXT);
    }

    private static Utterance utterance(String text, String answered) {
        return new Utterance(text, answered, () -> LocalEngines.EMBEDDER.embed(text));
    }

    /** @param lines the user's first, in turn */
    private static String written(String... lines) {
        var turns = new ArrayList<Turn>();
        for (var line : lines)
            turns.add(said(turns.size(), turns.size() % 2 == 0 ? Speaker.USER : Speaker.COACH, line));
        return CoachReply.await(COACH.reply(TEXTS, new Conversation(turns)), Duration.ofSeconds(30))
                .text();
    }

    private static Turn said(int seq, Speaker by, String words) {
        return new Turn(seq, by, words, null);
    }
}
