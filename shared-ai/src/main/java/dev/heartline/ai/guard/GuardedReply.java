package dev.heartline.ai.guard;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.heartline.ai.Engine;
import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.CoachEngine;
import dev.heartline.ai.coach.CoachReply;
import dev.heartline.ai.coach.CoachReply.Then;
import dev.heartline.ai.coach.LiveSignals;
import dev.heartline.ai.coach.LiveState;
import dev.heartline.ai.coach.ReplyPart;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.guard.Precedence.Decision;
import dev.heartline.ai.knowledge.Citation;
import dev.heartline.events.vocabulary.InterventionType;

/**
 * One reply on its way. Whatever happens to the engine that makes it, it comes to an end with something said. Its state is
 * guarded by its own lock; what an engine that was replaced still sends is not heard.
 */
final class GuardedReply {

    /** Characters: nobody listens longer on a phone. */
    private static final int LONGEST = 1200;

    private static final LiveSignals PLAIN = new LiveSignals(LiveState.RESPONDING, null, null, List.of());

    private final GuardedCoach coach;
    private final CoachContext context;
    private final Conversation soFar;
    private final Known known;
    private final Supplier<Decision> decision;
    private final StringBuilder spoken = new StringBuilder();
    private final Runnable decide = this::decide;

    private Outlet outlet;
    private long asked;
    private long judged;
    private boolean decided;
    private boolean planned;
    private boolean over;
    private Attempt attempt;
    private Future<?> holding;

    GuardedReply(GuardedCoach coach, CoachContext context, Conversation soFar, Supplier<Decision> decision) {
        this.coach = coach;
        this.context = context;
        this.soFar = soFar;
        this.known = new Known(context, soFar);
        this.decision = decision;
    }

    void to(Flow.Subscriber<? super ReplyPart> subscriber) {
        outlet = new Outlet(subscriber, this::begin, this::cancel);
        subscriber.onSubscribe(outlet);
    }

    private void begin() {
        synchronized (this) {
            if (over) return;
            asked = System.nanoTime();
            holding = later(coach.limits().firstWords().toMillis(), this::holdTheLine);
        }
        coach.compute(decide);
    }

    private synchronized void cancel() {
        over = true;
        quiet();
        coach.forget(decide);
    }

    private void decide() {
        synchronized (this) {
            if (over) return;
        }
        Decision made;
        try {
            made = decision.get();
        } catch (RuntimeException | StackOverflowError e) { // the latter by a regular expression on a long text
            coach.observer().unjudged(e);
            made = new Decision.AskLocally();
        }
        act(made);
    }

    private void act(Decision made) {
        Attempt first;
        synchronized (this) {
            if (over) return;
            decided = true;
            judged = System.nanoTime();
            holding.cancel(false);
            first = switch (made) {
                case Decision.Say(var reply) -> {
                    speak(reply.text(), reply.signals());
                    finish(reply.engine(), reply.intervention(), reply.signals(), reply.then(), reply.citation());
                    yield null;
                }
                case Decision.Ask() -> attempt(coach.engine());
                case Decision.AskLocally() -> attempt(coach.local());
            };
        }
        if (first == null) return;
        if (first.engine == coach.local()) first.run();
        else coach.run(first.engine, first);
    }

    /** What the user said is not judged yet: nothing but a word that we are there can be said. Who waits for a text needs none. */
    private synchronized void holdTheLine() {
        if (over || decided || context.isText()) return;
        var words = coach.words().on("one.moment", soFar) + " ";
        spoken.append(words);
        outlet.put(new ReplyPart.Words(words));
    }

    private Attempt attempt(CoachEngine engine) {
        attempt = new Attempt(engine);
        attempt.watch();
        return attempt;
    }

    private void replace(Attempt failed, Lapse why) {
        Attempt next = null;
        synchronized (this) {
            if (over || attempt != failed) return;
            failed.cancel();
            coach.observer().replaced(why);
            if (failed.hasSpoken) close(failed, why);
            else if (failed.engine != coach.local()) next = attempt(coach.local());
            else say("last.resort");
        }
        if (next != null) coach.run(next.engine, next);
    }

    /** Ends a reply whose rest never came: the sentence that was cut is left out, and the caller gets the word. */
    private void close(Attempt failed, Lapse why) {
        if (why != Lapse.ENDLESS && failed.withheld.isEmpty() && !asks())
            speak(spacing() + coach.words().on("cut.short", soFar), failed.signals);
        finish(failed, Then.LISTEN);
    }

    /** Ends a reply of an engine, whose last sentences may not have been fit. */
    private void finish(Attempt made, Then then) {
        if (then != Then.HANG_UP && !made.withheld.isEmpty() && !asks())
            speak(spacing() + instead(made.withheld), made.signals);
        finish(made.engineName, made.intervention, made.signals, then, made.withheld.isEmpty() ? made.citation : null);
    }

    private boolean asks() {
        return spoken.toString().strip().endsWith("?");
    }

    private String spacing() {
        return spoken.isEmpty() || Character.isWhitespace(spoken.charAt(spoken.length() - 1)) ? "" : " ";
    }

    private void say(String occasion) {
        speak(coach.words().on(occasion, soFar), PLAIN);
        finish(Engine.LOCAL, null, PLAIN, Then.LISTEN, null);
    }

    private String instead(Set<Unfit> withheld) {
        boolean medical = withheld.contains(Unfit.DOSING) || withheld.contains(Unfit.DIAGNOSIS);
        return coach.words().on(medical ? "instead.medical" : "instead", soFar);
    }

    private void speak(String text, LiveSignals signals) {
        if (!planned) {
            planned = true;
            outlet.put(new ReplyPart.Plan(signals, making()));
        }
        spoken.append(text);
        outlet.put(new ReplyPart.Words(text));
    }

    /** So far, as the first words are to be said. */
    private ReplyPart.Making making() {
        var judging = Duration.ofNanos(judged - asked);
        return attempt == null || attempt.firstWords.isEmpty()
                ? new ReplyPart.Making(judging, null, null)
                : new ReplyPart.Making(
                        judging,
                        Duration.ofNanos(attempt.firstWords.getAsLong() - judged),
                        Duration.ofNanos(System.nanoTime() - attempt.firstWords.getAsLong()));
    }

    private void finish(
            String engine, InterventionType intervention, LiveSignals signals, Then then, Citation citation) {
        over = true;
        quiet();
        outlet.put(new ReplyPart.Done(
                new CoachReply(engine, spoken.toString().strip(), intervention, signals, then, citation)));
        outlet.complete();
    }

    private void quiet() {
        if (holding != null) holding.cancel(false);
        if (attempt != null) attempt.cancel();
    }

    private Future<?> later(long millis, Runnable then) {
        return coach.clock().schedule(then, millis, TimeUnit.MILLISECONDS);
    }

    /** One engine's try at this reply. */
    private final class Attempt implements Flow.Subscriber<ReplyPart>, Runnable {

        private final CoachEngine engine;
        private final SentenceCut cut = new SentenceCut();
        private final Set<Unfit> withheld = EnumSet.noneOf(Unfit.class);
        private final long begun = System.nanoTime();

        private LiveSignals signals = PLAIN;
        private String engineName = Engine.LOCAL;
        private InterventionType intervention;
        private Citation citation;
        private Flow.Subscription subscription;
        private Future<?> watching;
        private OptionalLong firstWords = OptionalLong.empty();
        private long lastSign = begun;
        private boolean hasSpoken;
        private boolean sentWords;

        Attempt(CoachEngine engine) {
            this.engine = engine;
        }

        @Override
        public void run() {
            try {
                engine.reply(context, soFar).subscribe(this);
            } catch (RuntimeException | StackOverflowError e) {
                replace(this, Lapse.FAILED);
            }
        }

        void cancel() {
            if (watching != null) watching.cancel(false);
            if (subscription != null) subscription.cancel();
        }

        void watch() {
            watching = later(coach.limits().firstWords().toMillis(), this::look);
        }

        private void look() {
            Lapse lapse;
            synchronized (GuardedReply.this) {
                if (isStale()) return;
                long now = System.nanoTime();
                long silent = TimeUnit.NANOSECONDS.toMillis(now - lastSign);
                long left = coach.limits().firstWords().toMillis() - silent;
                boolean endless = now - begun >= coach.limits().wholeReply().toNanos();
                if (left > 0 && !endless) {
                    watching = later(left, this::look);
                    return;
                }
                lapse = endless ? Lapse.ENDLESS : Lapse.LATE;
            }
            replace(this, lapse);
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            synchronized (GuardedReply.this) {
                if (isStale()) {
                    given.cancel();
                    return;
                }
                subscription = given;
            }
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ReplyPart part) {
            Lapse lapse;
            synchronized (GuardedReply.this) {
                if (isStale()) return;
                lapse = switch (part) {
                    case ReplyPart.Plan plan -> {
                        signals = plan.signals();
                        yield null;
                    }
                    case ReplyPart.Words(var text) -> {
                        take(text);
                        yield spoken.length() > LONGEST ? Lapse.ENDLESS : null;
                    }
                    case ReplyPart.Done(var reply) -> end(reply);
                };
            }
            if (lapse != null) replace(this, lapse);
        }

        @Override
        public void onError(Throwable failure) {
            replace(this, Lapse.FAILED);
        }

        @Override
        public void onComplete() {
            Lapse lapse;
            synchronized (GuardedReply.this) {
                if (isStale()) return;
                lapse = conclude(Then.LISTEN);
            }
            if (lapse != null) replace(this, lapse);
        }

        private boolean isStale() {
            return over || attempt != this;
        }

        private void take(String text) {
            if (!text.isBlank()) {
                lastSign = System.nanoTime();
                if (!sentWords) firstWords = OptionalLong.of(lastSign);
                sentWords = true;
            }
            cut.add(text);
            for (var sentence = cut.next(); sentence.isPresent(); sentence = cut.next()) utter(sentence.get());
        }

        private void utter(String sentence) {
            if (sentence.isBlank()) return;
            var unfit = coach.screen().judge(sentence, known);
            if (unfit.isEmpty()) {
                hasSpoken = true;
                speak(sentence, signals);
            } else {
                withheld.add(unfit.get());
                coach.observer().withheld(unfit.get());
            }
        }

        private Lapse end(CoachReply reply) {
            if (!sentWords) take(reply.text());
            engineName = reply.engine();
            intervention = reply.intervention();
            citation = reply.citation();
            return conclude(engine == coach.local() ? reply.then() : granted(reply.then()));
        }

        /** Another engine ends a call only when its time has come, and not while it is careful after a crisis. */
        private Then granted(Then wished) {
            return wished == Then.HANG_UP && !context.afterCrisis() && context.isToWrapUp(coach.now())
                    ? Then.HANG_UP
                    : Then.LISTEN;
        }

        /** @return why there is nothing to conclude */
        private Lapse conclude(Then then) {
            utter(cut.rest());
            if (hasSpoken) {
                // Nobody is asked something and hung up on.
                finish(this, engine != coach.local() && asks() ? Then.LISTEN : then);
                return null;
            }
            if (withheld.isEmpty()) return Lapse.EMPTY;
            if (engine != coach.local() && !withheld.contains(Unfit.DOSING) && !withheld.contains(Unfit.DIAGNOSIS))
                return Lapse.UNFIT;
            speak(instead(withheld), signals);
            finish(engineName, intervention, signals, then, null);
            return null;
        }
    }
}
