package dev.heartline.call.provider.turn;

import java.util.Optional;
import java.util.function.Consumer;

import dev.heartline.call.live.CallerLine;

/**
 * The way to a caller whose carrier has to ask for each reply: a reply waits here until it is asked for, and a question waits until
 * there is a reply. Confined to the event loop of its conversation.
 */
final class TurnLine implements CallerLine {

    private final Runnable hangUpAtCarrier;
    private final Runnable gone;
    private final StringBuilder unheard = new StringBuilder();

    private boolean complete;
    private boolean over;
    private Consumer<Said> asking;

    /** @param ends the call is over with these words */
    record Said(String words, boolean ends) {

        static final Said NOTHING = new Said("", false);
    }

    /**
     * @param hangUpAtCarrier ends the call while the carrier does not ask us
     * @param gone called when this line is given up
     */
    TurnLine(Runnable hangUpAtCarrier, Runnable gone) {
        this.hangUpAtCarrier = hangUpAtCarrier;
        this.gone = gone;
    }

    @Override
    public void say(String words) {
        if (complete) {
            // A reply that nobody has asked for is said together with the one that follows it.
            unheard.append(' ');
            complete = false;
        }
        unheard.append(words);
    }

    @Override
    public void endReply() {
        complete = !unheard.isEmpty();
        if (complete) {
            tell(false);
        }
    }

    @Override
    public void hangUp() {
        if (over) {
            return;
        }
        over = true;
        if (asking != null) {
            tell(true);
        } else if (unheard.isEmpty()) {
            hangUpAtCarrier.run();
        }
        // Else the last words are still to be asked for, and the call ends with them.
    }

    /** The call is over: whoever asks is told so, and the carrier needs no word of ours. */
    void hangUpUnheard() {
        over = true;
        tell(true);
    }

    @Override
    public void drop() {
        gone.run();
        if (asking != null) {
            answer(Said.NOTHING);
        }
    }

    /** The carrier asks: told as soon as a reply is complete. */
    void ask(Consumer<Said> told) {
        asking = told;
        if (over || complete) {
            tell(over);
        }
    }

    /** What is there without waiting. */
    Said now() {
        if (!over && !complete) {
            return Said.NOTHING;
        }
        return take(over);
    }

    /** This question has waited for too long; what is said later waits for the next one. */
    void stop(Consumer<Said> told) {
        if (asking == told) {
            answer(Said.NOTHING);
        }
    }

    /** Forgets what the caller has not heard. Present where there was something. */
    Optional<String> unsay() {
        var words = unheard.toString();
        unheard.setLength(0);
        complete = false;
        return Optional.of(words).filter(text -> !text.isBlank());
    }

    private void tell(boolean ends) {
        if (asking != null) {
            answer(take(ends));
        }
    }

    private void answer(Said said) {
        var told = asking;
        asking = null;
        told.accept(said);
    }

    private Said take(boolean ends) {
        return new Said(unsay().orElse("").strip(), ends);
    }
}
