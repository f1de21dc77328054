package dev.heartline.carrier.fault;

import java.time.Duration;

/** How a provider's API fails a request. */
public sealed interface ApiFault {
    /** Answers with an error; nothing is done. */
    record Refuses(int httpStatus) implements ApiFault {}

    /** Does nothing, and gives no answer until {@code after}, when the connection is closed. */
    record Hangs(Duration after) implements ApiFault {}

    /** Does what was asked and loses the answer: the connection is closed instead. The outcome is unknown to us. */
    record LosesAnswer() implements ApiFault {}
}
