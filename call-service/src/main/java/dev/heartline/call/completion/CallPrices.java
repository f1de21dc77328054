package dev.heartline.call.completion;

import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.telephony.price.Money;

/**
 * What a minute costs, by who called. The provider's own price comes later and by another request, so a call's cost is an
 * estimate by these.
 */
record CallPrices(Money outbound, Money inbound) {

    /**
     * Begun minutes count; a call that nobody answered costs nothing.
     *
     * @param durationSeconds talk time; null where there was none
     */
    Money of(CallDirection direction, Integer durationSeconds) {
        var perMinute = switch (direction) {
            case OUTBOUND -> outbound;
            case INBOUND -> inbound;
        };
        return perMinute.times(durationSeconds == null ? 0 : Math.ceilDiv(durationSeconds, 60));
    }
}
