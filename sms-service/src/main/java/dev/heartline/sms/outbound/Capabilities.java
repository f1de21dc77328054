package dev.heartline.sms.outbound;

import dev.heartline.telephony.segment.SmsSegments;

/**
 * What a carrier can do, as far as we use it.
 *
 * @param price when it says what a text cost; where it never does the cost stays our estimate
 * @param longest what it takes in one text
 * @param lookedUp what tells one text of ours from another when it is asked what became of it
 */
public record Capabilities(PriceTold price, LookedUp lookedUp, Longest longest) {

    /** Septets in GSM-7, code units in UCS-2. */
    public record Longest(int gsm7, int ucs2) {}

    /** Whether it takes so long a text. */
    boolean carries(String body) {
        var length = SmsSegments.of(body);
        return length.units()
                <= switch (length.encoding()) {
                    case GSM_7 -> longest.gsm7();
                    case UCS_2 -> longest.ucs2();
                };
    }

    public enum PriceTold {
        /** In its last report. */
        WITH_REPORT,
        /** Some time after, to whoever asks. */
        WHEN_ASKED,
        NEVER
    }

    public enum LookedUp {
        /** It keeps our id. */
        BY_ID,
        /** To one number by its words: which of two equal texts is which doesn't matter. */
        BY_WORDS,
        /** To one number by its time alone: which of two texts it has can't be told. */
        BY_NUMBER
    }
}
