package dev.heartline.sms.message;

import java.math.BigDecimal;
import java.util.Currency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.heartline.telephony.price.Money;

/** What a segment costs, in cents of the account's currency. The defaults are a US long code's list price. */
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

    default Money outbound() {
        return Money.of(outboundCentsPerSegment().movePointLeft(2), currency());
    }

    default Money inbound() {
        return Money.of(inboundCentsPerSegment().movePointLeft(2), currency());
    }
}
