package dev.heartline.call.provider.turn;

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
    private final StringBuilder unheard = new StringBuilder();

    private int replies;
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
     */
    TurnLine(Runnable hangUpAtCarrier, Runnable lost) {
        this.hangUpAtCarrier = hangUpAtCarrier;
        this.lost = lost;
    }

    @Override
    public void say(String words) {
        if (complete) {
            // A reply that nobody has asked for is said together with the one that follows it.
            unheard.append(' ');
        }
        if (complete || unheard.isEmpty()) {
            replies++;
            complete = false;
        }
        unheard.append(words);
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
     * The caller speaks: nobody leaves, and whatever they have not heard yet was not said.
     *
     * @return how many replies that are, one that is still in the making included
     */
    int heard() {
        leaving = false;
        return forget();
    }

    private int forget() {
        int forgotten = replies;
        unheard.setLength(0);
        replies = 0;
        complete = false;
        return forgotten;
    }

    private void tell() {
        if (asking == null) {
            return;
        }
        if (over) {
            answer(Said.THE_END);
        } else if (complete) {
            var words = unheard.toString().strip();
            forget();
            answer(new Said(words, false));
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
