package dev.heartline.testing;

import java.nio.file.Files;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.UUID;

import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokensTest {

    @Test
    void aUserTokenNamesTheUserAndTheRole() throws Exception {
        var user = UUID.randomUUID();

        var claims = verifier().processToClaims(Tokens.user(user));

        assertThat(claims.getSubject()).isEqualTo(user.toString());
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("user");
    }

    @Test
    void operatorsAndServicesHaveTheirOwnRoles() throws Exception {
        var operator = verifier().processToClaims(Tokens.operator());
        var service = verifier().processToClaims(Tokens.service());

        assertThat(operator.getStringListClaimValue("groups")).containsExactly("operator");
        assertThat(operator.getSubject()).isEqualTo("local-operator");
        assertThat(service.getStringListClaimValue("groups")).containsExactly("service");
        assertThat(service.getSubject()).isEqualTo("local-service");
    }

    @Test
    void anExpiredTokenIsRefused() throws Exception {
        var verifier = verifier();

        assertThatThrownBy(() -> verifier.processToClaims(Tokens.expired())).isInstanceOf(InvalidJwtException.class);
    }

    private static JwtConsumer verifier() throws Exception {
        return new JwtConsumerBuilder()
                .setVerificationKey(publicKey())
                .setExpectedIssuer("https://heartline.local")
                .setExpectedAudience("heartline")
                .setRequireExpirationTime()
                .build();
    }

    private static PublicKey publicKey() throws Exception {
        var pem = Files.readString(RunningStack.get().file(RunningStack.PUBLIC_KEY));
        var encoded = Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
        return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
