package dev.heartline.model.ask;

import java.math.BigDecimal;

/**
 * What a model's tokens cost.
 *
 * @param perMillionIn in the currency's unit, for a million tokens that are sent
 * @param perMillionOut for a million that come back
 */
public record Price(BigDecimal perMillionIn, BigDecimal perMillionOut) {

    public static final Price NOTHING = new Price(BigDecimal.ZERO, BigDecimal.ZERO);

    /** Exactly, in millionths of the currency's unit: a price per million tokens is the millionths of one. */
    public BigDecimal micros(long tokensIn, long tokensOut) {
        return perMillionIn
                .multiply(BigDecimal.valueOf(tokensIn))
                .add(perMillionOut.multiply(BigDecimal.valueOf(tokensOut)));
    }
}
