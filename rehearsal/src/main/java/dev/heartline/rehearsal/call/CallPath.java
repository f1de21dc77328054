package dev.heartline.rehearsal.call;

import dev.heartline.rehearsal.caller.SimulatedCaller;

/** Where calls are played. */
public interface CallPath extends AutoCloseable {

    /** Blocks until the call is over. */
    RehearsedCall play(SimulatedCaller caller);

    @Override
    void close();
}
