package dev.heartline.call.live;

import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

import io.smallrye.mutiny.Multi;
import org.jspecify.annotations.Nullable;

import dev.heartline.ai.coach.ReplyPart;
import dev.heartline.call.transcript.CallTurn;
import dev.heartline.events.vocabulary.Speaker;

/** The coach's half of a conversation: one reply at a time, kept as far as it was heard. Confined to the event loop of its conversation. */
final class Speech {

    private final CallerLine line;
    private final Executor loop;
    private final SaidSoFar said;
    private final String carrier;
    private final LiveMetrics metrics;
    private final Consumer<CallTurn> store;

    private Reply reply;

    /** What comes of a reply that is still the one under way. */
    interface Listener {

        void plans(ReplyPart.Plan plan);

        /** All its words were said; {@link #end} is still to come. */
        void done(Reply reply, ReplyPart.Done done);

        void fails(Reply reply, Throwable failure);
    }

    /**
     * @param carrier by its name
     * @param store for what was said
     */
    Speech(
            CallerLine line,
            Executor loop,
            SaidSoFar said,
            String carrier,
            LiveMetrics metrics,
            Consumer<CallTurn> store) {
        this.line = line;
        this.loop = loop;
        this.said = said;
        this.carrier = carrier;
        this.metrics = metrics;
        this.store = store;
    }

    boolean isUnderWay() {
        return reply != null;
    }

    /** A word of the reply that is under way was said. */
    boolean isHeard() {
        return reply != null && !reply.isSilent();
    }

    /** As far as it has come; empty where none is under way. */
    String words() {
        return reply == null ? "" : reply.spoken().text();
    }

    boolean isUnderWay(Reply mine) {
        return reply == mine;
    }

    void say(Flow.Publisher<ReplyPart> parts, Instant since, Listener listener) {
        breakOff();
        var mine = new Reply(said.next(Speaker.COACH), since);
        reply = mine;
        mine.madeBy(Multi.createFrom()
                .publisher(parts)
                .emitOn(loop)
                .subscribe()
                .with(part -> take(mine, part, listener), failure -> fail(mine, failure, listener), () -> {}));
    }

    /** Fixed words, as a reply of their own. */
    Reply say(String words) {
        breakOff();
        var mine = new Reply(said.next(Speaker.COACH), Instant.now());
        reply = mine;
        add(mine, words);
        return mine;
    }

    void add(Reply mine, String words) {
        mine.say(words);
        line.say(words);
    }

    private void take(Reply mine, ReplyPart part, Listener listener) {
        if (reply != mine) {
            return;
        }
        switch (part) {
            case ReplyPart.Plan plan -> {
                tell(plan.making());
                listener.plans(plan);
            }
            case ReplyPart.Words(var text) -> {
                boolean first = mine.isSilent();
                if (first) {
                    metrics.firstWords(carrier, mine.age());
                    mine.startsToSpeak();
                }
                add(mine, text);
                if (first && !line.tellsOfSilence()) {
                    metrics.stage(carrier, ReplyStage.CARRIER, mine.spokenFor());
                }
            }
            case ReplyPart.Done done -> listener.done(mine, done);
        }
    }

    private void tell(ReplyPart.@Nullable Making making) {
        if (making != null) {
            metrics.stage(carrier, ReplyStage.JUDGE, making.judging());
            metrics.stage(carrier, ReplyStage.COACH, making.coaching());
            metrics.stage(carrier, ReplyStage.GUARD, making.guarding());
        }
    }

    private void fail(Reply mine, Throwable failure, Listener listener) {
        if (reply == mine) {
            listener.fails(mine, failure);
        }
    }

    void end(Reply mine) {
        line.endReply();
        if (line.tellsOfSilence()) {
            metrics.stage(carrier, ReplyStage.CARRIER, mine.spokenFor());
        }
        reply = null;
        keep(mine.spoken());
    }

    /** Nobody tells what was heard of a reply that is broken off without an interruption: it may be all that was sent. */
    void breakOff() {
        if (reply != null) {
            var broken = reply;
            broken.cancel();
            reply = null;
            if (!broken.isSilent()) {
                line.endReply();
            }
            keep(broken.heardOnly(broken.spoken().text()));
        }
    }

    /**
     * The caller spoke into the reply that is under way.
     *
     * @param heard what they heard of it
     */
    void interrupted(String heard) {
        var broken = reply;
        broken.cancel();
        reply = null;
        keep(broken.heardOnly(heard));
    }

    /** Of a reply that can't be stored nothing is kept. */
    void giveUp() {
        if (reply != null) {
            reply.cancel();
            reply = null;
        }
    }

    /** What the caller has heard of a reply; of nothing no turn is left. */
    private void keep(CallTurn turn) {
        if (turn.text().isEmpty()) {
            said.giveBack(turn);
        } else {
            said.add(turn);
            store.accept(turn);
        }
    }
}
