package dev.heartline.call.provider.turn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.heartline.call.live.CallerLine;

/**
 * The way to a caller whose carrier has to ask for each reply: a reply waits here until it is asked for, and a question waits until
 * there is a reply. Whatever is said, the carrier listens after it: a call ends with a question to which nothing was said and nobody
 * has anything to say. Confined to the event loop of its conversation.
 */
final class TurnLine implements CallerLine {

    private final Runnable hangUpAtCarrier;
    private final Runnable lost;
    private final Earshot earshot;
    private final List<StringBuilder> unheard = new ArrayList<>();

    private boolean complete;
    private boolean leaving;
    private boolean over;
    private CompletableFuture<Said> asking;

    /** @param ends the call is over with these words */
    record Said(String words, boolean ends) {

        static final Said NOTHING = new Said("", false);
        static final Said THE_END = new Said("", true);
    }

    /**
     * @param hangUpAtCarrier ends the call while the carrier does not ask us
     * @param lost called when this line is given up
     * @param earshot of the caller
     */
    TurnLine(Runnable hangUpAtCarrier, Runnable lost, Earshot earshot) {
        this.hangUpAtCarrier = hangUpAtCarrier;
        this.lost = lost;
        this.earshot = earshot;
    }

    @Override
    public void say(String words) {
        if (complete || unheard.isEmpty()) {
            // A reply that nobody has asked for is said together with the one that follows it.
            unheard.add(new StringBuilder());
            complete = false;
        }
        unheard.getLast().append(words);
    }

    @Override
    public void endReply() {
        complete = !unheard.isEmpty();
        tell();
    }

    /** While nobody asks, the caller may be hearing the last words, or answering them: the next question ends the call if it brings none. */
    @Override
    public void hangUp() {
        leaving = true;
        tell();
    }

    @Override
    public void cutOff() {
        if (over) {
            return;
        }
        boolean asked = asking != null;
        end();
        if (!asked) {
            hangUpAtCarrier.run();
        }
    }

    /** The call is over: whoever asks is told so, and the carrier needs no word of ours. */
    void end() {
        over = true;
        forget();
        tell();
    }

    /** Whoever asks is told nothing: the caller is with somebody else. */
    void letGo() {
        if (asking != null) {
            answer(Said.NOTHING);
        }
    }

    @Override
    public void drop() {
        lost.run();
        if (asking != null) {
            var told = asking;
            asking = null;
            told.completeExceptionally(new LineLost());
        }
    }

    @Override
    public boolean tellsOfSilence() {
        return true;
    }

    /** Whether a question would be answered at once. */
    boolean isReady() {
        return over || complete || leaving;
    }

    /** The carrier asks, and is told as soon as a reply is complete. Fails with {@link LineLost}. */
    CompletableFuture<Said> ask() {
        asking = new CompletableFuture<>();
        var answer = asking;
        tell();
        return answer;
    }

    /** This question has waited for too long; what is said later waits for the next one. */
    void stop(CompletableFuture<Said> question) {
        if (asking == question) {
            letGo();
        }
    }

    /**
     * The caller speaks: nobody leaves, and whatever they have not heard was not said.
     *
     * @param quiet how long our voice has been silent, at the least
     * @return what they heard of each reply that they did not hear to its end, the last one first; one that is still in the making is
     *     among them
     */
    List<String> heard(Duration quiet) {
        leaving = false;
        var heard = new ArrayList<>(Collections.nCopies(unheard.size(), ""));
        forget();
        heard.addAll(earshot.spokenInto(quiet));
        return heard;
    }

    /** The caller has said nothing after our words. */
    void heardOut() {
        earshot.heardOut();
    }

    private void forget() {
        unheard.clear();
        complete = false;
    }

    private void tell() {
        if (asking == null) {
            return;
        }
        if (over) {
            answer(Said.THE_END);
        } else if (complete) {
            var replies =
                    unheard.stream().map(reply -> reply.toString().strip()).toList();
            forget();
            earshot.told(replies);
            answer(new Said(String.join(" ", replies), false));
        } else if (leaving) {
            answer(Said.THE_END);
        }
    }

    private void answer(Said said) {
        var told = asking;
        asking = null;
        told.complete(said);
    }
}
