package dev.heartline.call.recording;

import java.util.Optional;

/** How far one conversation has come with its consent. Not for several threads. */
public final class ConsentTalk {

    private enum Standing {
        /** Nobody may be asked, or not known yet whether somebody may. */
        CLOSED,
        OPEN,
        ASKED,
        GIVEN
    }

    private Standing standing = Standing.CLOSED;

    /** They may be asked. */
    public void open() {
        standing = Standing.OPEN;
    }

    /** They have agreed, in an earlier session of this call. */
    public void given() {
        standing = Standing.GIVEN;
    }

    public boolean isOpen() {
        return standing == Standing.OPEN;
    }

    public boolean isAsked() {
        return standing == Standing.ASKED;
    }

    public boolean isGiven() {
        return standing == Standing.GIVEN;
    }

    public void asked() {
        standing = Standing.ASKED;
    }

    /** The next words after the question; empty where nothing was asked. */
    public Optional<ConsentAnswer> heard(String words) {
        return isAsked() ? Optional.of(settle(ConsentAnswer.read(words))) : Optional.empty();
    }

    /** Nothing was said to the question, or it was not heard; empty where nothing was asked. */
    public Optional<ConsentAnswer> unanswered(ConsentAnswer how) {
        return isAsked() ? Optional.of(settle(how)) : Optional.empty();
    }

    private ConsentAnswer settle(ConsentAnswer answer) {
        standing = answer == ConsentAnswer.YES ? Standing.GIVEN : Standing.CLOSED;
        return answer;
    }

    /** They want it no more. */
    public void withdrawn() {
        standing = Standing.CLOSED;
    }
}
