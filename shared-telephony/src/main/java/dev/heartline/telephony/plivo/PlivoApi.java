package dev.heartline.telephony.plivo;

import java.util.Base64;

import dev.heartline.telephony.http.JsonApi;
import dev.heartline.telephony.http.SingleRequest;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Plivo's API, as our account is let in. */
public final class PlivoApi {

    private PlivoApi() {}

    public static JsonApi of(PlivoAccount account, String userAgent) {
        return new JsonApi(
                "Plivo",
                new SingleRequest(account.connectTimeout(), account.timeout()),
                account.baseUrl(),
                userAgent,
                () -> authorization(account));
    }

    private static String authorization(PlivoAccount account) {
        var credentials =
                account.authId().orElseThrow() + ":" + account.authToken().orElseThrow();
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    }
}
