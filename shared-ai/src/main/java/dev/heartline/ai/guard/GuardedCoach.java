package dev.heartline.ai.guard;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.heartline.ai.coach.Coach;
import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.CoachEngine;
import dev.heartline.ai.coach.Concern;
import dev.heartline.ai.coach.Feelings;
import dev.heartline.ai.coach.Judge;
import dev.heartline.ai.coach.ReplyPart;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.crisis.CrisisResponses;
import dev.heartline.ai.guard.Precedence.Decision;

/**
 * The only coach there is. Before an engine is asked, danger and wishes are answered with fixed words; what an engine says is
 * screened sentence by sentence; an engine that fails, hangs or has nothing to say is replaced by the local one, and where
 * that fails too a fixed sentence is spoken.
 *
 * <p>What the user says is judged on platform threads, as many as there are cores: native code on a virtual thread pins its
 * carrier. The local engine speaks there too; another one gets a virtual thread of its own, which may wait for a network.
 */
public final class GuardedCoach implements Coach, Judge, AutoCloseable {

    private final CoachEngine engine;
    private final CoachEngine local;
    private final Precedence precedence;
    private final GuardLimits limits;
    private final GuardObserver observer;
    private final Clock time;
    private final SpeechScreen screen = new SpeechScreen();
    private final FixedWords words = new FixedWords();
    private final ThreadPoolExecutor computing;
    private final ExecutorService speaking = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("coach-engine-", 0).factory());
    private final ScheduledThreadPoolExecutor clock;

    /**
     * @param engine finds the words of ordinary talk; may be the local one
     * @param local what replaces it
     * @param time by which a call has reached its end
     */
    public GuardedCoach(
            CoachEngine engine,
            CoachEngine local,
            Ears ears,
            CrisisResponses responses,
            Feelings feelings,
            GuardLimits limits,
            GuardObserver observer,
            Clock time) {
        this.engine = engine;
        this.local = local;
        this.precedence = new Precedence(ears, responses, feelings, limits.lineChecks(), observer);
        this.limits = limits;
        this.observer = observer;
        this.time = time;
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        this.computing = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("coach-", 0).daemon().factory());
        this.clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("coach-clock").daemon().factory());
        clock.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Flow.Publisher<ReplyPart> reply(CoachContext context, Conversation soFar) {
        return publisher(context, soFar, () -> precedence.decide(context, soFar));
    }

    @Override
    public Flow.Publisher<ReplyPart> lastWords(CoachContext context, Conversation soFar) {
        return publisher(context, soFar, () -> precedence.lastWords(context, soFar));
    }

    @Override
    public CompletionStage<List<Concern>> judge(CoachContext context, Conversation soFar, int first) {
        return CompletableFuture.supplyAsync(() -> precedence.concerns(context, soFar, first), computing);
    }

    private Flow.Publisher<ReplyPart> publisher(CoachContext context, Conversation soFar, Supplier<Decision> decision) {
        return subscriber -> new GuardedReply(this, context, soFar, decision).to(subscriber);
    }

    CoachEngine engine() {
        return engine;
    }

    CoachEngine local() {
        return local;
    }

    GuardLimits limits() {
        return limits;
    }

    GuardObserver observer() {
        return observer;
    }

    SpeechScreen screen() {
        return screen;
    }

    FixedWords words() {
        return words;
    }

    Instant now() {
        return time.instant();
    }

    ScheduledThreadPoolExecutor clock() {
        return clock;
    }

    /** What waits is bounded by the conversations there are: each has one reply and one judgement under way. */
    void compute(Runnable work) {
        computing.execute(work);
    }

    /** Takes work back that has not begun. */
    void forget(Runnable work) {
        computing.remove(work);
    }

    /** Runs an engine where it may run. */
    void run(CoachEngine which, Runnable work) {
        if (which == local) computing.execute(work);
        else speaking.execute(work);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        computing.shutdownNow();
        speaking.shutdownNow();
    }
}
