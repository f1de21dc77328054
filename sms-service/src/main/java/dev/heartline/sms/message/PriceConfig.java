package dev.heartline.sms.message;

import java.math.BigDecimal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a segment costs, in hundredths of the account's currency. The defaults are a US long code's list price, in cents. */
@ConfigMapping(prefix = "heartline.sms.price")
public interface PriceConfig {

    @WithDefault("0.83")
    BigDecimal outboundCentsPerSegment();

    @WithDefault("0.83")
    BigDecimal inboundCentsPerSegment();
}
