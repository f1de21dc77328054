package dev.heartline.sms.message;

import dev.heartline.telephony.price.Money;
import dev.heartline.telephony.segment.SmsSegments;

/**
 * What a text costs, estimated by the configured price.
 *
 * @param segments parts that the network carries it in
 */
public record SmsCost(int segments, Money cost) {

    /** @param perSegment the account's price */
    public static SmsCost of(String body, Money perSegment) {
        int segments = SmsSegments.of(body).segments();
        return new SmsCost(segments, perSegment.times(segments));
    }
}
