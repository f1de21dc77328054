package dev.heartline.telephony.plivo;

import java.net.URI;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.signature.SignatureVerdict;
import dev.heartline.telephony.signature.WebhookRequest;
import dev.heartline.telephony.signature.WebhookVerifier;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Plivo's {@code X-Plivo-Signature-V3}: Base64 of HMAC-SHA256, keyed by the auth token, over the address, its query sorted, the form
 * sorted, and a nonce. It says nothing of when it was made; the nonce lets it be taken once only. Several signatures, of an account
 * and its subaccounts, may stand in the header.
 *
 * @see <a href="https://www.plivo.com/docs/voice/concepts/signature-validation">Signature validation</a>
 */
public final class PlivoSignature implements WebhookVerifier {

    public static final String HEADER = "X-Plivo-Signature-V3";
    public static final String NONCE = "X-Plivo-Signature-V3-Nonce";

    private final byte[] key;

    public PlivoSignature(String authToken) {
        if (authToken == null || authToken.isBlank()) {
            throw new IllegalArgumentException("Plivo's auth token must not be blank");
        }
        this.key = authToken.getBytes(UTF_8);
    }

    @Override
    public SignatureVerdict verify(WebhookRequest request) {
        var given = request.header(HEADER);
        var nonce = request.header(NONCE);
        if (given.isEmpty() || nonce.isEmpty()) {
            return SignatureVerdict.MISSING;
        }
        if (!request.hasForm() && request.body().length > 0) {
            // Nothing vouches for a body that is no form.
            return SignatureVerdict.BODY_ALTERED;
        }
        String expected;
        try {
            expected = sign(request.method(), request.publicUrl(), FormBody.parse(request.body()), nonce.get());
        } catch (IllegalArgumentException e) {
            return SignatureVerdict.MISMATCH;
        }
        boolean matches = false;
        for (var signature : given.get().split(",")) {
            // No early exit, as everywhere.
            matches |= MessageDigest.isEqual(
                    expected.getBytes(UTF_8), signature.strip().getBytes(UTF_8));
        }
        return matches ? SignatureVerdict.GENUINE : SignatureVerdict.MISMATCH;
    }

    @Override
    public Optional<String> once(WebhookRequest request) {
        return request.header(NONCE);
    }

    /**
     * @param form of a POST; empty for a GET, whose fields stand in the query
     * @throws IllegalArgumentException where the address is none
     */
    public String sign(String method, String url, FormBody form, String nonce) {
        var address = URI.create(url);
        var query = FormBody.parse(address.getRawQuery() == null ? "" : address.getRawQuery());
        var base = address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
        var sortedQuery = sorted(query, "=", "&");
        var signed = "GET".equals(method) || form.fields().isEmpty()
                ? base + (sortedQuery.isEmpty() ? "" : "?" + sortedQuery)
                : base + "?" + sortedQuery + (sortedQuery.isEmpty() ? "" : ".") + sorted(form, "", "");
        return Base64.getEncoder().encodeToString(hmac(signed + "." + nonce));
    }

    private static String sorted(FormBody form, String between, String separator) {
        Map<String, List<String>> fields = new TreeMap<>(form.asMap());
        return fields.entrySet().stream()
                .flatMap(field -> field.getValue().stream().sorted().map(value -> field.getKey() + between + value))
                .collect(Collectors.joining(separator));
    }

    private byte[] hmac(String text) {
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmac(text);
    }
}
