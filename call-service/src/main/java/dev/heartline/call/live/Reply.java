package dev.heartline.call.live;

import java.time.Duration;
import java.time.Instant;

import io.smallrye.mutiny.subscription.Cancellable;
import org.jspecify.annotations.Nullable;

import dev.heartline.call.transcript.CallTurn;

/** A reply of the coach that is coming into being. */
final class Reply {

    private final CallTurn turn;
    private final Instant since;
    private final StringBuilder words = new StringBuilder();
    private Cancellable work = () -> {};
    private @Nullable Long begun;

    /**
     * @param turn its place in the conversation, without words yet
     * @param since when the coach was asked for it
     */
    Reply(CallTurn turn, Instant since) {
        this.turn = turn;
        this.since = since;
    }

    /** Says who is making it. */
    void madeBy(Cancellable work) {
        this.work = work;
    }

    void cancel() {
        work.cancel();
    }

    /** Its first words are there. */
    void startsToSpeak() {
        begun = System.nanoTime();
    }

    /** Since then; null where it has not, or no engine made it. */
    @Nullable
    Duration spokenFor() {
        return begun == null ? null : Duration.ofNanos(System.nanoTime() - begun);
    }

    boolean isSilent() {
        return words.isEmpty();
    }

    Duration age() {
        return Duration.between(since, Instant.now());
    }

    void say(String text) {
        words.append(text);
    }

    CallTurn spoken() {
        return CallTurn.of(turn.seq(), turn.speaker(), words.toString().strip(), turn.at());
    }

    /** The turn as the caller heard it, who spoke into it. */
    CallTurn heardOnly(String heard) {
        return turn.heardOnly(heard);
    }
}
