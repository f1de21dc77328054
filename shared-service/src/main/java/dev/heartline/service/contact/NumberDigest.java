package dev.heartline.service.contact;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Stands for a phone number where the number itself may not be kept: HMAC-SHA256 (RFC 2104) of its E.164 form under
 * {@code heartline.contact.key}, one key for all services of an installation. Who has the key can still tell whether a given
 * number is meant, and without it nobody can; a change of the key forgets every wish that is kept of a number.
 */
@ApplicationScoped
public class NumberDigest {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    NumberDigest(ContactConfig config) {
        this.key = new SecretKeySpec(config.key().getBytes(UTF_8), ALGORITHM);
    }

    /**
     * @param number E.164, for example {@code +12025550143}; what is none, a short code, is taken as it is
     * @return 64 lower-case hex digits
     */
    public String of(String number) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(number.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Whether the name of a contact is that of a number. A user's is a UUID, which is shorter. */
    static boolean isOne(String contact) {
        return contact.length() == 64;
    }
}
