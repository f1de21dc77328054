package dev.heartline.carrier.webhook;

import java.time.Duration;

import dev.heartline.carrier.network.Redial;

/**
 * How the simulated providers and their callers put up with a service that is away. The real ones give up sooner (Twilio after one
 * retry, then a fallback URL); the simulator is more patient on purpose, so that a service that is restarted in the middle
 * of its calls gets the chance to bring every one of them to its end.
 *
 * @param step time between the stages of setting up a call or delivering a text
 * @param ringing how long an unanswered telephone rings
 * @param instructions for the URL of an outbound call and the action of a lost conversation: while it lasts the caller
 *     hears silence, so it ends soon
 * @param progress for status callbacks of a call or text that still goes on
 * @param outcome for what must not be lost: the final status callback, and inbound texts
 * @param redial of callers who hear that our number is out of order, unless their call says otherwise
 */
public record NetworkManners(
        Duration step, Duration ringing, Patience instructions, Patience progress, Patience outcome, Redial redial) {
    public static final NetworkManners PATIENT = new NetworkManners(
            Duration.ofMillis(10),
            Duration.ofMillis(100),
            new Patience(31, Duration.ofMillis(500)),
            new Patience(3, Duration.ofMillis(500)),
            new Patience(181, Duration.ofSeconds(1)),
            Redial.PATIENT);
}
