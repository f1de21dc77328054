package dev.heartline.sms.message;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.heartline.telephony.price.Money;

/**
 * What a segment costs until the carrier says so, in cents of the account's currency, and when it is asked. The defaults are a US long
 * code's list price.
 */
@ConfigMapping(prefix = "heartline.sms.price")
public interface PriceConfig {

    /** At most four decimals. */
    @WithDefault("0.83")
    BigDecimal outboundCentsPerSegment();

    /** At most four decimals. */
    @WithDefault("0.83")
    BigDecimal inboundCentsPerSegment();

    /** ISO 4217. */
    @WithDefault("USD")
    Currency currency();

    /** How long after a text was handed over its carrier is asked what it costs, where it has to be asked; doubles each time. */
    @WithDefault("10m")
    Duration askAfter();

    /** Times that it is asked for one text; then the cost stays the one by the configured price. */
    @WithDefault("8")
    int askAtMost();

    /** How often texts are looked for of which the price is to be asked. */
    @WithDefault("30s")
    Duration poll();

    default Money outbound() {
        return Money.of(outboundCentsPerSegment().movePointLeft(2), currency());
    }

    default Money inbound() {
        return Money.of(inboundCentsPerSegment().movePointLeft(2), currency());
    }
}
