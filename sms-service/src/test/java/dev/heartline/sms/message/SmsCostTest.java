package dev.heartline.sms.message;

import java.math.BigDecimal;
import java.util.Currency;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.telephony.price.Money;

import static org.assertj.core.api.Assertions.assertThat;

class SmsCostTest {

    private static final Currency DOLLAR = Currency.getInstance("USD");

    @ParameterizedTest
    @CsvSource({
        "160,  0.0083, 1,  8300",
        "161,  0.0083, 2,  16600",
        "459,  0.0083, 3,  24900",
        "460,  0.0083, 4,  33200",
        "1530, 0.0083, 10, 83000",
        "10,   0,      1,  0",
    })
    void everySegmentIsPaidExactly(int length, BigDecimal price, int segments, long micros) {
        assertThat(SmsCost.of("x".repeat(length), Money.of(price, DOLLAR)))
                .isEqualTo(new SmsCost(segments, new Money(micros, DOLLAR)));
    }
}
