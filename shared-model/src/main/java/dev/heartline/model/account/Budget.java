package dev.heartline.model.account;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * What may be spent in a day, which is one in UTC.
 *
 * @param userMicros by one user, in millionths of the currency's unit
 * @param everybodysMicros by everybody together
 */
public record Budget(BigDecimal userMicros, BigDecimal everybodysMicros, Currency currency) {

    private static final int MICROS = 6;

    /** @param user in the currency's unit; so is the other */
    public static Budget of(BigDecimal user, BigDecimal everybody, Currency currency) {
        return new Budget(user.movePointRight(MICROS), everybody.movePointRight(MICROS), currency);
    }

    boolean allows(BigDecimal spentByUser, BigDecimal spentByAll) {
        return spentByUser.compareTo(userMicros) < 0 && spentByAll.compareTo(everybodysMicros) < 0;
    }
}
