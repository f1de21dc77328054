package dev.heartline.ai.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.coach.CoachReply;
import dev.heartline.ai.coach.Concern;
import dev.heartline.ai.coach.ReplyPart;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisReader;
import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.crisis.LocalCrisisReader;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.wish.LocalWishReader;
import dev.heartline.ai.wish.Wish;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.events.vocabulary.InterventionType;
import dev.heartline.events.vocabulary.Speaker;

import static org.assertj.core.api.Assertions.assertThat;

/** Each turn of the user is judged once, whether a reply comes of it or not. */
class JudgeTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final List<Throwable> unjudged = new CopyOnWriteArrayList<>();
    private final GuardObserver observer = new GuardObserver() {
        @Override
        public void unjudged(Throwable failure) {
            unjudged.add(failure);
        }
    };

    @Test
    void everyTurnIsJudgedAndNotOnlyTheLast() {
        var soFar = talk("I want to kill myself.", "Please stop calling me.", "Thanks.");

        var concerns = concerns(LocalEngines.COACH, soFar, 0);

        assertThat(concerns)
                .extracting(concern -> concern.wish().kind())
                .containsExactly(Wish.Kind.NONE, Wish.Kind.STOP, Wish.Kind.NONE);
        assertThat(concerns)
                .extracting(Concern::danger)
                .allSatisfy(danger -> assertThat(danger).contains(CrisisKind.SELF_HARM));
    }

    @Test
    void whatCameBeforeIsTakenIntoAccountAndNotToldAgain() {
        var concerns = concerns(LocalEngines.COACH, talk("I want to kill myself.", "Thanks."), 1);

        assertThat(concerns).hasSize(1);
        assertThat(concerns.getFirst().danger()).contains(CrisisKind.SELF_HARM);
    }

    @Test
    void aReplyAndTheJudgementOfItsTurnReadItOnce() {
        var counted = new Counted();
        try (var coach = LocalEngines.coach(counted, observer)) {
            var soFar = talk("I slept better.", "I walked on Monday.");

            concerns(coach, soFar, 0);
            CoachReply.await(coach.reply(CallTalk.CONTEXT, soFar), SOON);
            concerns(coach, soFar, 0);
        }

        assertThat(counted.times)
                .allSatisfy((text, times) -> assertThat(times).as(text).hasValue(1));
    }

    @Test
    void aTurnThatMakesTheReadersFailLeavesTheOthersJudged() {
        CrisisReader failing = (said, medium) -> {
            if (said.text().contains("riddle")) throw new StackOverflowError();
            return LocalEngines.DANGER.read(said, medium);
        };
        try (var coach = LocalEngines.coach(failing, observer)) {
            var soFar = talk("A riddle.", "I want to kill myself.");

            assertThat(concerns(coach, soFar, 0).getLast().danger()).contains(CrisisKind.SELF_HARM);
            assertThat(CoachReply.await(coach.reply(CallTalk.CONTEXT, soFar), SOON)
                            .text())
                    .contains("988");
        }
        assertThat(unjudged).hasSize(1);
    }

    @Test
    void aTurnThatCouldNotBeJudgedIsReadAgainWhenItIsAskedAbout() {
        var broken = new AtomicBoolean(true);
        CrisisReader danger = (said, medium) -> {
            if (broken.get()) throw new IllegalStateException("broken");
            return new CrisisReading(CrisisReading.Level.ALARM, Optional.of(CrisisKind.MEDICAL));
        };
        try (var coach = LocalEngines.coach(danger, observer)) {
            var soFar = talk("A riddle.");
            var before = concerns(coach, soFar, 0).getFirst();
            broken.set(false);

            var after = concerns(coach, soFar, 0).getFirst();

            assertThat(before.judged()).isFalse();
            assertThat(before.danger()).isEmpty();
            assertThat(after.judged()).isTrue();
            assertThat(after.danger()).contains(CrisisKind.MEDICAL);
            assertThat(CoachReply.await(coach.reply(CallTalk.CONTEXT, soFar), SOON)
                            .intervention())
                    .isEqualTo(InterventionType.CRISIS_RESOURCES);
        }
        assertThat(unjudged).hasSize(1);
    }

    @Test
    void plainWordsAreHeardWhereNothingCanBeEmbedded() {
        var broken = new BrokenEmbedder();
        var ears = new Ears(
                new LocalCrisisReader(new CrisisDetector(), broken), new LocalWishReader(broken), broken::embed);
        try (var coach = LocalEngines.coach(ears, observer)) {
            var concerns = concerns(coach, talk("I slept better.", "Unsubscribe.", "I want to kill myself."), 0);

            assertThat(concerns).extracting(Concern::judged).containsExactly(false, false, false);
            assertThat(concerns)
                    .extracting(concern -> concern.wish().kind())
                    .containsExactly(Wish.Kind.NONE, Wish.Kind.STOP, Wish.Kind.NONE);
            assertThat(concerns).extracting(Concern::alarming).containsExactly(false, false, true);
            assertThat(concerns.getLast().danger()).contains(CrisisKind.SELF_HARM);
        }
        assertThat(unjudged).hasSize(3);
    }

    @Test
    void aReaderThatFailsTakesNotWhatTheOtherHearsWithIt() {
        CrisisReader failing = (said, medium) -> {
            throw new StackOverflowError();
        };
        try (var coach = LocalEngines.coach(failing, observer)) {
            assertThat(concerns(coach, talk("Please stop calling me."), 0)
                            .getFirst()
                            .wish()
                            .kind())
                    .isEqualTo(Wish.Kind.STOP);
        }
    }

    @Test
    void aReplyThatIsCancelledBeforeItsTurnCameIsNotComputed() throws Exception {
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var counted = new Counted();
        CrisisReader parked = (said, medium) -> {
            if (said.text().equals("Wait for it.")) {
                entered.countDown();
                awaitQuietly(release);
            }
            return counted.read(said, medium);
        };
        try (var coach = LocalEngines.coach(parked, observer)) {
            var first = judgeAll(coach, talk("Wait for it."));
            var others = new ArrayList<CompletableFuture<List<Concern>>>();
            for (int i = 0; i < 64; i++) others.add(judgeAll(coach, talk("Wait for it.")));
            assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();

            coach.reply(CallTalk.CONTEXT, talk("Nobody waits for an answer to this."))
                    .subscribe(new Impatient());
            release.countDown();

            first.get(20, TimeUnit.SECONDS);
            for (var other : others) other.get(20, TimeUnit.SECONDS);
            concerns(coach, talk("I slept better."), 0);
        }
        assertThat(counted.times)
                .doesNotContainKey("Nobody waits for an answer to this.")
                .containsKey("I slept better.");
    }

    private static CompletableFuture<List<Concern>> judgeAll(GuardedCoach coach, Conversation soFar) {
        return coach.judge(CallTalk.CONTEXT, soFar, 0).toCompletableFuture();
    }

    private static List<Concern> concerns(GuardedCoach coach, Conversation soFar, int first) {
        return coach.judge(CallTalk.CONTEXT, soFar, first)
                .toCompletableFuture()
                .orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private static Conversation talk(String... said) {
        var turns = new ArrayList<Turn>();
        for (var words : said) turns.add(new Turn(turns.size(), Speaker.USER, words, null));
        return new Conversation(turns, new Notes());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class BrokenEmbedder implements Embedder {

        @Override
        public String model() {
            return "broken";
        }

        @Override
        public int dimensions() {
            return 384;
        }

        @Override
        public float[] embed(String text) {
            throw new IllegalStateException("broken");
        }

        @Override
        public List<float[]> embedAll(List<String> texts) {
            return texts.stream().map(this::embed).toList();
        }
    }

    private static final class Counted implements CrisisReader {

        private final ConcurrentMap<String, AtomicInteger> times = new ConcurrentHashMap<>();

        @Override
        public CrisisReading read(Utterance said, Medium medium) {
            times.computeIfAbsent(said.text(), _ -> new AtomicInteger()).incrementAndGet();
            return LocalEngines.DANGER.read(said, medium);
        }
    }

    /** Asks for a reply and takes it back at once. */
    private static final class Impatient implements Flow.Subscriber<ReplyPart> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
            subscription.cancel();
        }

        @Override
        public void onNext(ReplyPart part) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
