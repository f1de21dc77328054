package dev.heartline.carrier.turn;

import java.time.Duration;
import java.util.Optional;

/** One thing our service tells the network to do. */
public sealed interface Step {

    record Say(String text) implements Step {}

    /**
     * Hears what the caller says next.
     *
     * @param url where it is posted
     * @param patience with a silent caller
     * @param otherwise asked for new instructions when the caller stays silent; empty: {@code url} is told of silence
     */
    record Listen(String url, Duration patience, Optional<String> otherwise) implements Step {}

    /** Until a mailbox has beeped. */
    record WaitForBeep(Duration longest) implements Step {}

    /**
     * Connects the caller with somebody else.
     *
     * @param otherwise asked for new instructions where they aren't reached; empty: the call ends
     */
    record Connect(String number, Optional<String> otherwise) implements Step {}
}
