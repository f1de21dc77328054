package dev.heartline.telephony.number;

import java.util.IllformedLocaleException;
import java.util.Locale;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

/** Language of the user and region of the number they are at, as far as either is known. */
public final class PersonLocale {

    private static final String UNKNOWN_REGION = "ZZ";

    private PersonLocale() {}

    /**
     * @param language BCP 47, null where unknown
     * @param phone as the network gave it
     */
    public static Locale of(String language, String phone) {
        var builder = new Locale.Builder();
        if (language != null) {
            try {
                builder.setLanguageTag(language);
            } catch (IllformedLocaleException e) {
                builder.clear();
            }
        }
        var region = region(phone);
        return region.isEmpty() ? builder.build() : builder.setRegion(region).build();
    }

    /** Where a number belongs to no single country there is no region. */
    private static String region(String phone) {
        var plans = PhoneNumberUtil.getInstance();
        try {
            var region = plans.getRegionCodeForNumber(plans.parse(phone, UNKNOWN_REGION));
            return region == null || region.length() != 2 ? "" : region;
        } catch (NumberParseException e) {
            return "";
        }
    }
}
