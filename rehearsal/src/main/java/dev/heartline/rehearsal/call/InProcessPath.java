package dev.heartline.rehearsal.call;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

import dev.heartline.ai.coach.Coach;
import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.CoachReply;
import dev.heartline.ai.coach.ReplyPart;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.Speaker;
import dev.heartline.rehearsal.call.RehearsedCall.Line;
import dev.heartline.rehearsal.caller.SimulatedCaller;

/** Plays a call with a coach in this process, without a network: the same caller hears the same words each time. */
public final class InProcessPath implements CallPath {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Coach coach;
    private final Runnable close;

    /** @param close what is to be closed with it */
    public InProcessPath(Coach coach, Runnable close) {
        this.coach = coach;
        this.close = close;
    }

    @Override
    public RehearsedCall play(SimulatedCaller caller) {
        return new Call(caller).play();
    }

    @Override
    public void close() {
        close.run();
    }

    private final class Call {

        private final SimulatedCaller caller;
        private final CoachContext context;
        private final Notes notes = new Notes();
        private final List<Turn> turns = new ArrayList<>();
        private final List<Line> lines = new ArrayList<>();
        private boolean over;

        Call(SimulatedCaller caller) {
            this.caller = caller;
            this.context = new CoachContext(
                    UUID.nameUUIDFromBytes(caller.name().getBytes(StandardCharsets.UTF_8)),
                    caller.outbound() ? CallDirection.OUTBOUND : CallDirection.INBOUND,
                    caller.outbound() ? CallPurpose.CHECK_IN : null,
                    List.of(),
                    Locale.US,
                    null,
                    caller.person().orElse(null));
        }

        RehearsedCall play() {
            var reactions = new ArrayList<>(caller.reactions());
            var script = new ArrayList<>(caller.lines());
            hear();
            while (!over) {
                var last = lines.getLast().text();
                var reaction = reactions.stream().filter(one -> one.isTo(last)).findFirst();
                if (reaction.isEmpty() && script.isEmpty()) break;
                reaction.ifPresent(reactions::remove);
                say(reaction.map(one -> one.text()).orElseGet(script::removeFirst));
                hear();
            }
            return new RehearsedCall(caller, lines, over);
        }

        private void say(String words) {
            if (words.isBlank()) return;
            turns.add(new Turn(turns.size(), Speaker.USER, words, null));
            lines.add(Line.caller(words));
        }

        private void hear() {
            long begun = System.nanoTime();
            var first = new AtomicReference<Duration>();
            var reply = CoachReply.await(
                    subscriber -> coach.reply(context, new Conversation(turns, notes))
                            .subscribe(new Timed(subscriber, first, begun)),
                    LIMIT);
            turns.add(new Turn(turns.size(), Speaker.COACH, reply.text(), null));
            lines.add(Line.coach(reply.text(), first.get()));
            over = reply.endsCall();
        }
    }

    /** Notes when the first words come. */
    private record Timed(Flow.Subscriber<? super ReplyPart> inner, AtomicReference<Duration> first, long begun)
            implements Flow.Subscriber<ReplyPart> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            inner.onSubscribe(subscription);
        }

        @Override
        public void onNext(ReplyPart part) {
            if (part instanceof ReplyPart.Words) first.compareAndSet(null, Duration.ofNanos(System.nanoTime() - begun));
            inner.onNext(part);
        }

        @Override
        public void onError(Throwable failure) {
            inner.onError(failure);
        }

        @Override
        public void onComplete() {
            inner.onComplete();
        }
    }
}
