package dev.heartline.call.completion;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.heartline.telephony.price.Money;

/** What a minute costs until the carrier says so, and when it is asked: in cents of the account's currency. The defaults are a US local number's list prices. */
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

    /** How long after a call its carrier is asked what it cost, where it hasn't said so; doubles each time. */
    @WithDefault("10m")
    Duration askAfter();

    /** Times that it is asked of one call; then the cost stays our estimate. */
    @WithDefault("8")
    int askAtMost();

    /** How often calls are looked for of which the price is to be asked. */
    @WithDefault("30s")
    Duration poll();

    default CallPrices prices() {
        return new CallPrices(
                Money.of(outboundCentsPerMinute().movePointLeft(2), currency()),
                Money.of(inboundCentsPerMinute().movePointLeft(2), currency()));
    }
}
