package dev.heartline.call.completion;

import java.math.BigDecimal;
import java.util.Currency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.heartline.telephony.price.Money;

/** What a minute costs, in cents of the account's currency. The defaults are a US local number's list prices. */
@ConfigMapping(prefix = "heartline.call.price")
interface CallPriceConfig {

    /** At most four decimals. */
    @WithDefault("1.40")
    BigDecimal outboundCentsPerMinute();

    /** At most four decimals. */
    @WithDefault("0.85")
    BigDecimal inboundCentsPerMinute();

    /** ISO 4217. */
    @WithDefault("USD")
    Currency currency();

    default CallPrices prices() {
        return new CallPrices(
                Money.of(outboundCentsPerMinute().movePointLeft(2), currency()),
                Money.of(inboundCentsPerMinute().movePointLeft(2), currency()));
    }
}
