package dev.heartline.model.ask;

/** An answer that isn't what was asked for. Its message names the place and nothing that stands there. */
public final class InvalidAnswer extends RuntimeException {

    public InvalidAnswer(String what) {
        super(what);
    }
}
