package dev.heartline.sms.provider;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

import dev.heartline.sms.outbound.LookupFailed;
import dev.heartline.sms.outbound.SendOutcome;
import dev.heartline.telephony.http.JsonApi;
import dev.heartline.telephony.http.NotReached;

/** What became of a request to an API of JSON, as an outcome. */
public final class ApiAnswer {

    private ApiAnswer() {}

    /**
     * @param sid where the provider's id stands in an answer that says yes
     * @param code where its error code stands in one that says no
     */
    public static SendOutcome send(
            JsonApi api,
            String path,
            JsonObject text,
            Function<JsonObject, String> sid,
            Function<JsonObject, String> code) {
        try {
            var answer = api.send("POST", path, text);
            return answer.statusCode() / 100 == 2
                    ? read(answer)
                            .map(sid)
                            .<SendOutcome>map(SendOutcome.Accepted::new)
                            .orElseGet(() -> new SendOutcome.Unknown("no id in the answer"))
                    : SendOutcome.refusedWith(
                            answer.statusCode(),
                            read(answer).map(code).orElse("http_" + answer.statusCode()),
                            "status " + answer.statusCode(),
                            false);
        } catch (NotReached e) {
            return new SendOutcome.Deferred(null, e.getMessage());
        } catch (RuntimeException e) {
            // Also an answer of another shape than we know: what it was an answer to may have been done.
            return new SendOutcome.Unknown(e.getMessage());
        }
    }

    /** @throws LookupFailed where the provider can't be asked, or its answer can't be read */
    public static <T> T orLookupFails(Supplier<T> looking) {
        try {
            return looking.get();
        } catch (RuntimeException e) {
            throw new LookupFailed(e);
        }
    }

    private static Optional<JsonObject> read(HttpResponse<String> answer) {
        try {
            return Optional.of(new JsonObject(answer.body()));
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }
}
