package dev.heartline.call.lifecycle;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import dev.heartline.telephony.price.Money;

/**
 * What the telephone costs for a call.
 *
 * @param cents in hundredths of the currency's unit, rounded; like the two others null as long as not even an estimate is known
 * @param micros in millionths of the currency's unit, exact
 * @param currency ISO 4217
 * @param isFinal it is what the carrier told, and no estimate any more
 * @param priceDueAt when the carrier is asked for it; null where it is not, or not any more
 */
@Embeddable
record CallCost(
        @Column(name = "cost_cents") @Nullable Integer cents,
        @Column(name = "cost_micros") @Nullable Long micros,
        @Column(name = "cost_currency") @Nullable String currency,
        @Column(name = "cost_final") boolean isFinal,
        @Column(name = "price_due_at") @Nullable Instant priceDueAt) {

    static final CallCost UNKNOWN = new CallCost(null, null, null, false, null);

    /** An estimate is made once, and never takes the place of the carrier's word. */
    CallCost estimated(Money estimate) {
        return micros == null ? of(estimate, isFinal, priceDueAt) : this;
    }

    /**
     * By the carrier, whenever that comes: the estimate gives way.
     *
     * @param price null where it has told none
     */
    CallCost told(@Nullable Money price) {
        return price == null ? this : of(price, true, null);
    }

    /** The carrier is asked where it has not told by itself. */
    CallCost askedForAt(Instant at) {
        return isFinal ? this : new CallCost(cents, micros, currency, false, at);
    }

    private static CallCost of(Money cost, boolean isFinal, @Nullable Instant priceDueAt) {
        return new CallCost(cost.cents(), cost.micros(), cost.currency().getCurrencyCode(), isFinal, priceDueAt);
    }
}
