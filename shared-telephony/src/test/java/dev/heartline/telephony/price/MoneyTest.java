package dev.heartline.telephony.price;

import java.math.BigDecimal;
import java.util.Currency;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MoneyTest {

    private static final Currency DOLLAR = Currency.getInstance("USD");

    @ParameterizedTest
    @CsvSource({
        "0.0083,  8300,     1",
        "0.00830, 8300,     1",
        "0.014,   14000,    1",
        "0.015,   15000,    2",
        "0.0049,  4900,     0",
        "0.000001,1,        0",
        "12.5,    12500000, 1250",
        "0,       0,        0",
    })
    void anAmountIsExactAndRoundedForDisplayOnly(BigDecimal amount, long micros, int cents) {
        var money = Money.of(amount, DOLLAR);

        assertThat(money.micros()).isEqualTo(micros);
        assertThat(money.cents()).isEqualTo(cents);
    }

    @Test
    void aHundredTextsCostWhatTheyCost() {
        assertThat(Money.of(new BigDecimal("0.0083"), DOLLAR).times(100).cents())
                .isEqualTo(83);
    }

    @Test
    void whatCannotBeExactIsRefused() {
        assertThatThrownBy(() -> Money.of(new BigDecimal("0.0000001"), DOLLAR)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of(new BigDecimal("-0.01"), DOLLAR))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0.0055, 5500", "-0.00830, 8300", "0.007, 7000", "0, 0", "1.23456789, 1234568"})
    void whatAProviderChargesIsAPositiveAmount(String amount, long micros) {
        assertThat(Money.charged(amount, "USD"))
                .hasValueSatisfying(price -> assertThat(price.micros()).isEqualTo(micros));
    }

    @ParameterizedTest
    @CsvSource({"free, USD", "'', USD", "1e999999999, USD", "1.0, dollars", "12345678901, USD"})
    void whatCannotBeReadIsNoPrice(String amount, String currency) {
        assertThat(Money.charged(amount, currency)).isEmpty();
    }
}
