package dev.heartline.carrier.fault;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Optional;

/** The failures that are switched on. Belongs to the simulator's event loop. */
public final class Faults {
    private final Deque<ApiFault> apiFaults = new ArrayDeque<>();
    private CallbackDisturbance callbacks = CallbackDisturbance.NONE;
    private CallbackDisturbance texts = CallbackDisturbance.NONE;

    /** The next requests that order or change a call or text fail; looking something up does not. */
    public void failNextRequests(int requests, ApiFault fault) {
        apiFaults.addAll(Collections.nCopies(requests, fault));
    }

    /** Requests that are still to fail. */
    public int apiFaultsLeft() {
        return apiFaults.size();
    }

    public void disturbCallbacks(CallbackDisturbance disturbance) {
        callbacks = disturbance;
    }

    /** Of those that people send us. */
    public void disturbTexts(CallbackDisturbance disturbance) {
        texts = disturbance;
    }

    public void heal() {
        apiFaults.clear();
        callbacks = CallbackDisturbance.NONE;
        texts = CallbackDisturbance.NONE;
    }

    public Optional<ApiFault> takeApiFault() {
        return Optional.ofNullable(apiFaults.poll());
    }

    public CallbackDisturbance callbacks() {
        return callbacks;
    }

    public CallbackDisturbance texts() {
        return texts;
    }
}
