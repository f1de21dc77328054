package dev.heartline.ai.guard;

import java.time.Duration;

/**
 * How long an engine may take, and how long a silent user is waited for.
 *
 * @param firstWords from the question to an engine's first words, and between any two pieces of its reply
 * @param wholeReply until its reply is complete
 * @param lineChecks how often a silent user is asked whether they are there before the call is ended
 */
public record GuardLimits(Duration firstWords, Duration wholeReply, int lineChecks) {

    public static final GuardLimits DEFAULT = new GuardLimits(Duration.ofMillis(1500), Duration.ofSeconds(15), 2);
}
