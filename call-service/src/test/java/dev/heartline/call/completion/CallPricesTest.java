package dev.heartline.call.completion;

import java.util.Currency;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.telephony.price.Money;

import static org.assertj.core.api.Assertions.assertThat;

class CallPricesTest {

    private static final Currency DOLLAR = Currency.getInstance("USD");

    private final CallPrices prices = new CallPrices(new Money(14_000, DOLLAR), new Money(8_500, DOLLAR));

    @ParameterizedTest
    @CsvSource({
        "OUTBOUND, ,    0",
        "OUTBOUND, 0,   0",
        "OUTBOUND, 1,   14000",
        "OUTBOUND, 60,  14000",
        "OUTBOUND, 61,  28000",
        "INBOUND,  61,  17000",
        "INBOUND,  1200,170000",
    })
    void begunMinutesCount(CallDirection direction, Integer seconds, long micros) {
        assertThat(prices.of(direction, seconds)).isEqualTo(new Money(micros, DOLLAR));
    }
}
