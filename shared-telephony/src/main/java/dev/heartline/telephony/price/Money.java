package dev.heartline.telephony.price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An amount in millionths of a currency's unit: exact for any sum of prices per segment or minute, which have up to five
 * decimals. A text at 0.83 cents is 8,300 of them and not one cent.
 *
 * @param micros millionths of the unit (dollar, euro); not negative
 */
public record Money(long micros, Currency currency) {

    private static final int DECIMALS = 6;
    /** No exponent: it would make a few characters a number of any length. */
    private static final Pattern AMOUNT = Pattern.compile("\\s*-?\\d{1,9}(?:\\.\\d{1,12})?\\s*");

    private static final BigDecimal MICROS_PER_CENT = BigDecimal.valueOf(10_000);

    public Money {
        if (micros < 0) {
            throw new IllegalArgumentException("a cost is not negative");
        }
    }

    /**
     * @param amount in the currency's unit
     * @throws ArithmeticException where it has more than six decimals
     */
    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(amount.movePointRight(DECIMALS).longValueExact(), currency);
    }

    /**
     * As providers write what they charge: negative with some, and with more decimals than matter.
     *
     * @param currency ISO 4217
     * @return empty where it can't be read
     */
    public static Optional<Money> charged(String amount, String currency) {
        if (!AMOUNT.matcher(amount).matches()) {
            return Optional.empty();
        }
        try {
            var rounded = new BigDecimal(amount.strip()).abs().setScale(DECIMALS, RoundingMode.HALF_UP);
            return Optional.of(of(rounded, Currency.getInstance(currency.strip())));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** @throws ArithmeticException where it is beyond what a long holds */
    public Money times(int count) {
        return new Money(Math.multiplyExact(micros, count), currency);
    }

    /** For display: hundredths of the unit, half a hundredth rounded up. Sums are built of micros and rounded once. */
    public int cents() {
        return BigDecimal.valueOf(micros)
                .divide(MICROS_PER_CENT, 0, RoundingMode.HALF_UP)
                .intValueExact();
    }
}
