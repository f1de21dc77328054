package dev.heartline.telephony.token;

import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A compact JSON web token (RFC 7519), taken apart.
 *
 * @param signed what the signature covers
 * @param claims those with a plain value, as text
 */
public record JsonWebToken(Map<String, String> header, Map<String, String> claims, String signed, byte[] signature) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Empty where it is none. */
    public static Optional<JsonWebToken> parse(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var decoder = Base64.getUrlDecoder();
            return Optional.of(new JsonWebToken(
                    plainValues(decoder.decode(parts[0])),
                    plainValues(decoder.decode(parts[1])),
                    parts[0] + "." + parts[1],
                    decoder.decode(parts[2])));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public Optional<String> claim(String name) {
        return Optional.ofNullable(claims.get(name)).filter(value -> !value.isBlank());
    }

    /** A point in time, in seconds; empty where the claim is missing or no number. */
    public Optional<Long> seconds(String name) {
        return claim(name).filter(text -> text.matches("\\d{1,12}")).map(Long::valueOf);
    }

    public static String part(String json) {
        return part(json.getBytes(UTF_8));
    }

    public static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Map<String, String> plainValues(byte[] json) throws IOException {
        var values = new HashMap<String, String>();
        try (var parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                var value = parser.nextToken();
                if (value.isScalarValue()) {
                    values.put(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        }
        return values;
    }
}
