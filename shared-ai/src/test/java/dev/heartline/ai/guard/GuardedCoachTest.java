package dev.heartline.ai.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.Talk;
import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.CoachEngine;
import dev.heartline.ai.coach.CoachReply;
import dev.heartline.ai.coach.CoachReply.Then;
import dev.heartline.ai.coach.LiveSignals;
import dev.heartline.ai.coach.LiveState;
import dev.heartline.ai.coach.ReplyPart;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.InterventionType;

import static org.assertj.core.api.Assertions.assertThat;

/** Engines as bad as they come: whatever they do, something fit is said and the reply ends. */
class GuardedCoachTest {

    private static final Conversation TALK = Talk.of("C: Hi.", "U: I slept badly this week.");

    /** Of a caller where something is to be late: what isn't comes sooner, even on a busy machine. */
    private static final GuardLimits IMPATIENT = new GuardLimits(Duration.ofSeconds(1), Duration.ofSeconds(20), 2);

    private static final Duration WHOLE_REPLY = Duration.ofSeconds(30);

    private final List<Object> steppedIn = new CopyOnWriteArrayList<>();
    private final GuardObserver observer = new GuardObserver() {
        @Override
        public void withheld(Unfit reason) {
            steppedIn.add(reason);
        }

        @Override
        public void replaced(Lapse why) {
            steppedIn.add(why);
        }
    };

    @Test
    void aGoodEngineSpeaksForItself() {
        var reply = reply(saying("That was a hard week. ", "What kept you awake?"));

        assertThat(reply.text()).isEqualTo("That was a hard week. What kept you awake?");
        assertThat(reply.engine()).isEqualTo("other");
        assertThat(steppedIn).isEmpty();
    }

    @Test
    void anEngineThatFailsIsReplaced() {
        var reply = reply((_, _) -> {
            throw new IllegalStateException("no network");
        });

        assertThat(reply.text()).isEqualTo(local());
        assertThat(steppedIn).containsExactly(Lapse.FAILED);
    }

    @Test
    void anEngineThatEndsInAnErrorIsReplaced() {
        assertThat(reply((_, _) -> script(subscriber -> subscriber.onError(new IllegalStateException())))
                        .text())
                .isEqualTo(local());
    }

    @Test
    void anEngineThatHangsIsReplaced() {
        assertThat(reply(IMPATIENT, (_, _) -> script(_ -> {})).text()).isEqualTo(local());
        assertThat(steppedIn).containsExactly(Lapse.LATE);
    }

    @Test
    void anEngineThatBlocksItsThreadIsReplaced() {
        var never = new CountDownLatch(1);

        assertThat(reply(IMPATIENT, (_, _) -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return script(_ -> {});
                        })
                        .text())
                .isEqualTo(local());
        never.countDown();
    }

    @Test
    void anEngineThatSaysNothingIsReplaced() {
        assertThat(reply(saying("", "  ")).text()).isEqualTo(local());
        assertThat(reply((_, _) -> script(Flow.Subscriber::onComplete)).text()).isEqualTo(local());
    }

    @Test
    void anEngineThatTalksGarbageIsReplaced() {
        assertThat(reply(saying("<|im_start|>", "assistant {\"role\": 1}")).text())
                .isEqualTo(local());
        assertThat(steppedIn).contains(Lapse.UNFIT);
    }

    @Test
    void anEngineThatStallsInTheMiddleLeavesAWholeSentenceAndTheCallerTheWord() {
        var reply = reply(
                IMPATIENT,
                (_, _) -> script(subscriber -> {
                    subscriber.onNext(new ReplyPart.Words("That was a hard week. "));
                    subscriber.onNext(new ReplyPart.Words("And then you "));
                }));

        assertThat(reply.text()).isEqualTo("That was a hard week. What do you make of that?");
        assertThat(steppedIn).containsExactly(Lapse.LATE);
    }

    @Test
    void anEngineWithoutAnEndIsStopped() {
        var reply = reply((_, _) -> script(subscriber -> {
            for (int i = 0; i < 10_000; i++) subscriber.onNext(new ReplyPart.Words("What happened on day " + i + "? "));
        }));

        assertThat(reply.text().length()).isLessThan(1_300);
        assertThat(steppedIn).containsExactly(Lapse.ENDLESS);
    }

    @Test
    void ofAReplyOnlyTheUnfitSentenceIsLeftOut() {
        var reply = reply(saying("That was a hard week. You'll be ", "fine. What kept you awake?"));

        assertThat(reply.text()).isEqualTo("That was a hard week. What kept you awake?");
        assertThat(steppedIn).containsExactly(Unfit.PROMISE);
    }

    @Test
    void whereTheQuestionWasUnfitAnotherOneIsAsked() {
        var reply = reply(saying("That was a hard week. How is your wife with it?"));

        assertThat(reply.text())
                .startsWith("That was a hard week. ")
                .endsWith("?")
                .doesNotContain("wife");
    }

    @Test
    void adviceOnMedicineIsAnsweredWithWhoMayGiveIt() {
        assertThat(reply(saying("You should take 20 mg of Valium.")).text()).contains("doctor or pharmacist");
    }

    @Test
    void anotherEngineDoesNotEndTheCall() {
        var reply = reply((_, _) -> script(subscriber -> {
            subscriber.onNext(new ReplyPart.Words("Goodbye, it was nice. "));
            subscriber.onNext(new ReplyPart.Done(done("Goodbye, it was nice.", Then.HANG_UP)));
        }));

        assertThat(reply.then()).isEqualTo(Then.LISTEN);
    }

    /** By the clock of the service, as what the engine itself was told by. */
    @ParameterizedTest
    @CsvSource({"-1, LISTEN", "0, HANG_UP", "1, HANG_UP"})
    void anotherEngineEndsACallWhoseTimeHasCome(int minutesLate, Then then) {
        var wrapUpAt = Instant.parse("2100-01-01T12:00:00Z");
        var clock = Clock.fixed(wrapUpAt.plus(Duration.ofMinutes(minutesLate)), ZoneOffset.UTC);
        var context =
                new CoachContext(new UUID(4, 2), CallDirection.INBOUND, null, List.of(), Locale.US, wrapUpAt, null);
        CoachEngine engine = (_, _) -> script(subscriber -> {
            subscriber.onNext(new ReplyPart.Words("Goodbye, it was nice. "));
            subscriber.onNext(new ReplyPart.Done(done("Goodbye, it was nice.", Then.HANG_UP)));
        });

        var reply = CoachReply.await(
                LocalEngines.coach(engine, LocalEngines.PATIENT, observer, clock)
                        .reply(context, TALK),
                WHOLE_REPLY);

        assertThat(reply.then()).isEqualTo(then);
    }

    @Test
    void anEngineIsNotAskedInDangerAndNeverDropsIt() {
        var asked = new CopyOnWriteArrayList<Conversation>();
        CoachEngine engine = (_, soFar) -> {
            asked.add(soFar);
            return script(_ -> {});
        };

        var reply = CoachReply.await(
                LocalEngines.coach(engine, LocalEngines.PATIENT, observer)
                        .reply(CallTalk.CONTEXT, Talk.of("C: Hi.", "U: I want to kill myself.")),
                WHOLE_REPLY);

        assertThat(reply.text()).contains("988");
        assertThat(reply.intervention()).isEqualTo(InterventionType.CRISIS_RESOURCES);
        assertThat(asked).isEmpty();
    }

    @Test
    void aSentenceIsSpokenBeforeTheNextOneIsThere() throws Exception {
        var first = new CompletableFuture<String>();
        var engine = new CompletableFuture<Flow.Subscriber<? super ReplyPart>>();
        var coach = LocalEngines.coach((_, _) -> script(engine::complete), LocalEngines.PATIENT, observer);

        coach.reply(CallTalk.CONTEXT, TALK).subscribe(new Words(first));
        var speaks = engine.get(30, TimeUnit.SECONDS);
        speaks.onNext(new ReplyPart.Words("That was a hard week. What "));

        assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo("That was a hard week. ");
    }

    @Test
    void bargeInStopsTheEngine() throws Exception {
        var cancelled = new CountDownLatch(1);
        var words = new CompletableFuture<String>();
        var coach = LocalEngines.coach(
                (_, _) -> subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
                    @Override
                    public void request(long n) {
                        subscriber.onNext(new ReplyPart.Words("That was a hard week. "));
                    }

                    @Override
                    public void cancel() {
                        cancelled.countDown();
                    }
                }),
                LocalEngines.PATIENT,
                observer);
        var listener = new Words(words);
        coach.reply(CallTalk.CONTEXT, TALK).subscribe(listener);
        words.get(30, TimeUnit.SECONDS);

        listener.subscription.cancel();

        assertThat(cancelled.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private CoachReply reply(CoachEngine engine) {
        return reply(LocalEngines.PATIENT, engine);
    }

    private CoachReply reply(GuardLimits limits, CoachEngine engine) {
        return CoachReply.await(
                LocalEngines.coach(engine, limits, observer).reply(CallTalk.CONTEXT, TALK), WHOLE_REPLY);
    }

    private static String local() {
        return CoachReply.await(LocalEngines.COACH.reply(CallTalk.CONTEXT, TALK), WHOLE_REPLY)
                .text();
    }

    private static CoachEngine saying(String... words) {
        return (_, _) -> script(subscriber -> {
            var all = new ArrayList<String>();
            for (var word : words) {
                all.add(word);
                subscriber.onNext(new ReplyPart.Words(word));
            }
            subscriber.onNext(new ReplyPart.Done(done(String.join("", all), Then.LISTEN)));
            subscriber.onComplete();
        });
    }

    private static CoachReply done(String text, Then then) {
        return new CoachReply("other", text, null, new LiveSignals(LiveState.RESPONDING, null, null, List.of()), then);
    }

    private static Flow.Publisher<ReplyPart> script(Consumer<Flow.Subscriber<? super ReplyPart>> speech) {
        return subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                speech.accept(subscriber);
            }

            @Override
            public void cancel() {}
        });
    }

    /** Tells of the first words. */
    private static final class Words implements Flow.Subscriber<ReplyPart> {

        private final CompletableFuture<String> first;
        private volatile Flow.Subscription subscription;

        Words(CompletableFuture<String> first) {
            this.first = first;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ReplyPart part) {
            if (part instanceof ReplyPart.Words(var text)) first.complete(text);
        }

        @Override
        public void onError(Throwable failure) {
            first.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {}
    }
}
