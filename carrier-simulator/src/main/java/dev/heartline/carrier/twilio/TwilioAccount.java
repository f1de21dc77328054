package dev.heartline.carrier.twilio;

import java.util.regex.Pattern;

/**
 * The account that our services hold with the simulated Twilio.
 *
 * @param sid {@code AC} and 32 hexadecimal digits
 */
public record TwilioAccount(String sid, String authToken) {
    private static final Pattern SID = Pattern.compile("AC[0-9a-zA-Z]{32}");

    public TwilioAccount {
        if (!SID.matcher(sid).matches()) {
            throw new IllegalArgumentException("an account sid is AC and 32 letters or digits");
        }
        if (authToken.isBlank()) {
            throw new IllegalArgumentException("the auth token must not be blank");
        }
    }

    @Override
    public String toString() {
        return "TwilioAccount[" + sid + "]";
    }
}
