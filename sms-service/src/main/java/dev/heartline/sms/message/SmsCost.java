package dev.heartline.sms.message;

import java.math.BigDecimal;
import java.math.RoundingMode;

import dev.heartline.telephony.segment.SmsSegments;

/**
 * What a text costs, estimated.
 *
 * @param segments parts that the network carries it in
 * @param cents rounded up: an estimate that calls a paid text free would be wrong for every single one
 */
public record SmsCost(int segments, int cents) {

    /** @param centsPerSegment the account's price, in hundredths of its currency */
    public static SmsCost of(String body, BigDecimal centsPerSegment) {
        int segments = SmsSegments.of(body).segments();
        return new SmsCost(
                segments,
                centsPerSegment
                        .multiply(BigDecimal.valueOf(segments))
                        .setScale(0, RoundingMode.CEILING)
                        .intValueExact());
    }
}
