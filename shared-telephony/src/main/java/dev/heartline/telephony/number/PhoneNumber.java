package dev.heartline.telephony.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

/**
 * A phone number in E.164. Equal numbers are equal values, however they were written. {@link #toString()} is masked, so
 * that a number cannot reach a log by accident; {@link #e164()} gives it in clear to those who dial or store it.
 *
 * <p>A number counts as valid when its length fits its country ("possible" in libphonenumber's words): number ranges are
 * opened faster than any copy of the numbering plans is updated, and refusing a real person is the worse error.
 */
public final class PhoneNumber {
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final String NO_HOME_COUNTRY = "ZZ";

    private final String e164;
    private final int countryCode;

    private PhoneNumber(String e164, int countryCode) {
        this.e164 = e164;
        this.countryCode = countryCode;
    }

    /**
     * Reads a number in international notation: {@code +1 (202) 555-0143}.
     *
     * @throws InvalidPhoneNumber when it has no country code or cannot be a number of that country
     */
    public static PhoneNumber of(String text) {
        return of(text, NO_HOME_COUNTRY);
    }

    /**
     * Reads a number as people of a country write it, or in international notation.
     *
     * @param homeCountry ISO 3166-1 alpha-2, such as {@code US}
     * @throws InvalidPhoneNumber when it cannot be a number of the country
     */
    public static PhoneNumber of(String text, String homeCountry) {
        if (text == null || text.isBlank()) {
            throw new InvalidPhoneNumber("it is blank");
        }
        try {
            var parsed = PLANS.parse(text, homeCountry);
            if (parsed.hasExtension()) {
                throw new InvalidPhoneNumber("it has an extension, which providers cannot dial");
            }
            if (!PLANS.isPossibleNumber(parsed)) {
                throw new InvalidPhoneNumber("its length fits no number of its country");
            }
            return new PhoneNumber(PLANS.format(parsed, PhoneNumberFormat.E164), parsed.getCountryCode());
        } catch (NumberParseException e) {
            throw new InvalidPhoneNumber(
                    switch (e.getErrorType()) {
                        case INVALID_COUNTRY_CODE -> "its country code is missing or unknown";
                        case NOT_A_NUMBER -> "it has no digits to dial";
                        case TOO_SHORT_NSN, TOO_SHORT_AFTER_IDD -> "it is too short";
                        case TOO_LONG -> "it is too long";
                    });
        }
    }

    /** In clear, for dialling and storing: {@code +12025550143}. */
    public String e164() {
        return e164;
    }

    /** Country code and the last two digits; the bullets do not tell the length: {@code +1•••••••43}. */
    public String masked() {
        return "+" + countryCode + "•••••••" + e164.substring(e164.length() - 2);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PhoneNumber that && e164.equals(that.e164);
    }

    @Override
    public int hashCode() {
        return e164.hashCode();
    }

    @Override
    public String toString() {
        return masked();
    }
}
