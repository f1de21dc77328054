package dev.heartline.carrier.network;

/** Runs things later, on the network's one event loop. */
public interface Clock {
    /** @return cancels what was planned, if it has not run yet */
    Runnable later(long millis, Runnable action);
}
