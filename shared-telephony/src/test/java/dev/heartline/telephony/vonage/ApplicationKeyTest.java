package dev.heartline.telephony.vonage;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ApplicationKeyTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final KeyPair KEYS = keys();

    @Test
    void itsHolderIsTheApplicationForSomeMinutes() {
        var bearer = new ApplicationKey("app-1", pem(KEYS), InstantSource.fixed(NOW)).bearer();

        assertThat(isGood(bearer, "app-1", KEYS, NOW)).isTrue();
        assertThat(isGood(bearer, "app-2", KEYS, NOW)).isFalse();
        assertThat(isGood(bearer, "app-1", keys(), NOW)).isFalse();
        assertThat(isGood(bearer, "app-1", KEYS, NOW.plus(Duration.ofMinutes(6))))
                .isFalse();
    }

    @Test
    void noTwoRequestsCarryTheSameToken() {
        var key = new ApplicationKey("app-1", pem(KEYS), InstantSource.fixed(NOW));

        assertThat(key.bearer()).isNotEqualTo(key.bearer());
    }

    @Test
    void thePrivateHalfTellsThePublicOne() {
        assertThat(ApplicationKey.publicKeyOf(pem(KEYS))).isEqualTo(KEYS.getPublic());
    }

    @Test
    void aKeyThatIsNoneIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> new ApplicationKey("app-1", "c2VjcmV0", InstantSource.system()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c2VjcmV0")
                .hasNoCause();
    }

    private static boolean isGood(String bearer, String application, KeyPair keys, Instant at) {
        return ApplicationKey.isBearerOf(bearer, application, keys.getPublic(), InstantSource.fixed(at));
    }

    private static String pem(KeyPair keys) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
