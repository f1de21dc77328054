package dev.heartline.call.lifecycle;

/** Nobody here knows the call that is spoken of: it never was ours, or its user has been erased. */
public final class CallNotFound extends RuntimeException {

    CallNotFound(String what) {
        super("no call " + what);
    }
}
