package dev.heartline.sms.outbound;

/**
 * What a carrier can do, as far as we use it.
 *
 * @param price when it says what a text cost; where it never does the cost stays our estimate
 */
public record Capabilities(PriceTold price) {

    public enum PriceTold {
        /** In its last report. */
        WITH_REPORT,
        /** Some time after, to whoever asks. */
        WHEN_ASKED,
        NEVER
    }
}
