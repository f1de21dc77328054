package dev.heartline.sms.outbound;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How texts leave. */
@ConfigMapping(prefix = "heartline.sms.dispatch")
public interface DispatchConfig {

    /** Texts that are under way to the provider at once, in this process. */
    @WithDefault("4")
    int workers();

    /** How often an idle dispatcher looks for texts that are due. Those queued in this process leave at once. */
    @WithDefault("1s")
    Duration poll();

    /**
     * Numbers in E.164 that we text from beside {@code from-number} of the carrier, by the carrier's name, separated by commas. Whoever
     * texts with us hears from one of them all the time. Twilio, Plivo and MessageBird; a channel of Bird's has one number.
     */
    Map<String, List<String>> moreNumbers();

    /**
     * Segments that a carrier takes from each of our numbers within a minute, by the carrier's name; as fast as we can where nothing is
     * said. Answers to danger don't wait for it.
     */
    Map<String, Integer> segmentsPerMinute();

    /** How long after its claim a text may still be handed to the provider; a process that was paused longer must not. */
    @WithDefault("5s")
    Duration claimValidity();

    /**
     * How long after its claim a text without an answer is looked up with the provider. Longer than a claim may be used
     * and a request may take together; the longer, the surer that the provider isn't still about to take it.
     */
    @WithDefault("60s")
    Duration reconcileAfter();

    /** Between two lookups of the same text, while the provider can't be asked. */
    @WithDefault("30s")
    Duration lookupRetry();

    /** How far a carrier's clock may be off, where texts are looked up by their time. */
    @WithDefault("1m")
    Duration clocksDiffer();

    /**
     * After this a text fails of which its carrier can't tell whether it has it or another text to the same number: a human may
     * know. Until then a report of the carrier's, which names it, may settle it.
     */
    @WithDefault("10m")
    Duration unclearFailsAfter();

    /**
     * Attempts without an answer that a text gets, where the provider is then found not to have it. Those that certainly did
     * not reach the provider, or that it would not take yet, are not counted: they end by time.
     */
    @WithDefault("5")
    int maxLostAttempts();

    /** Wait before the second attempt at a text that the provider would not take yet; doubles with each. */
    @WithDefault("2s")
    Duration retryAfter();

    /** The longest wait between two attempts. */
    @WithDefault("5m")
    Duration retryAfterMax();

    /** After this a celebration, or what brings somebody back, that still waits is dropped: it would be out of place. */
    @WithDefault("24h")
    Duration celebrationsExpireAfter();

    /** The same for everything else that we start. */
    @WithDefault("72h")
    Duration expireAfter();

    /** After this an answer that the provider takes at no attempt fails. */
    @WithDefault("24h")
    Duration answersExpireAfter();

    /** After this a late answer, which waits for contact hours or a quiet to be over, is dropped: the talk has gone on without it. */
    @WithDefault("12h")
    Duration lateAnswersExpireAfter();
}
