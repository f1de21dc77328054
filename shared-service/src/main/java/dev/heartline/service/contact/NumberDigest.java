package dev.heartline.service.contact;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Stands for a phone number where the number itself may not be kept: HMAC-SHA256 (RFC 2104) of its E.164 form under
 * {@code heartline.contact.key}, one key for all services of an installation. Who has the key can still tell whether a given
 * number is meant, and without it nobody can; a change of the key forgets every wish that is kept of a number.
 */
@ApplicationScoped
public class NumberDigest {

    private final byte[] key;

    NumberDigest(ContactConfig config) {
        this.key = config.key().getBytes(UTF_8);
    }

    /**
     * @param number E.164, for example {@code +12025550143}; what is none, a short code, is taken as it is
     * @return 64 lower-case hex digits
     */
    public String of(String number) {
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmacHex(number);
    }

    /** Whether the name of a contact is that of a number. A user's is a UUID, which is shorter. */
    static boolean isOne(String contact) {
        return contact.length() == 64;
    }
}
