package dev.heartline.ai.secret;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.heartline.ai.text.Words;

/**
 * Replaces what nobody would want to find in a summary by its kind: payment cards and their codes, passwords and PINs that are
 * told, government and account ids, telephone numbers, e-mail and postal addresses, typed or spoken. Doses, weights, steps,
 * times, ages and dates stay: a short number alone is no secret, what is said of it makes it one. Knows English.
 */
public final class SecretMask {

    /** A number of so many digits is never a dose, a weight or a count of steps. */
    private static final int LONG_NUMBER = 9;

    private static final int SHORTEST_PHONE = 10;
    private static final int LONGEST_PHONE = 12;
    private static final int SHORTEST_CARD = 13;
    private static final int LONGEST_CARD = 19;

    private static final Pattern CARD =
            Pattern.compile("(?i)\\b(?:card|visa|mastercard|amex|american express|discover|debit|credit)\\b");
    /** Characters between the word "card" and its number. */
    private static final int NEAR = 60;

    private static final List<SecretRule> RULES = SecretRule.all();
    private static final Pattern NAMES =
            Pattern.compile("\\[(?:card number|number|email address|password|pin|security code|"
                    + "expiry date|government id|account number|id|address|phone number)\\]");

    private SecretMask() {}

    /** The text as it was where nothing in it is a secret. */
    public static Masked mask(String text) {
        var plain = Words.normalise(text);
        var masked = plain;
        var lower = plain.toLowerCase(Locale.ROOT);
        for (var rule : RULES) if (rule.mayBeIn(lower)) masked = rule.maskedIn(masked);
        masked = longNumbers(masked);
        return masked.equals(plain) ? new Masked(text, false) : new Masked(masked, true);
    }

    /** Whether the words hold the name of something that was masked. */
    public static boolean leftMarkIn(String text) {
        return NAMES.matcher(text).find();
    }

    private static String longNumbers(String text) {
        var masked = new StringBuilder();
        int done = 0;
        for (var run : SpokenDigits.in(text)) {
            var before = text.substring(Math.max(0, run.from() - NEAR), run.from());
            var name = name(run, CARD.matcher(before).find());
            if (name.isEmpty()) continue;
            masked.append(text, done, run.from()).append('[').append(name).append(']');
            done = run.to();
        }
        return masked.append(text, done, text.length()).toString();
    }

    private static String name(SpokenDigits.Run run, boolean ofCard) {
        int length = run.digits().length();
        boolean card = length >= SHORTEST_CARD && length <= LONGEST_CARD && (ofCard || run.passesLuhn());
        if (card) return "card number";
        // "180, 178, 176 and 175" is a list.
        if (length < LONG_NUMBER || run.listed()) return "";
        return length >= SHORTEST_PHONE && length <= LONGEST_PHONE ? "phone number" : "number";
    }
}
