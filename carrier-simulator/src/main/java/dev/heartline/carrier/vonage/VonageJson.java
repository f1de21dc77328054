package dev.heartline.carrier.vonage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.OptionalLong;

import io.vertx.core.json.JsonObject;

import dev.heartline.carrier.network.CallState;
import dev.heartline.carrier.network.PhoneCall;

/** How the REST API shows calls. */
final class VonageJson {
    private static final BigDecimal PER_SECOND = new BigDecimal("0.00007500");

    private VonageJson() {}

    static JsonObject call(PhoneCall call) {
        var json = new JsonObject()
                .put("uuid", call.sid())
                .put("conversation_uuid", "CON-" + call.sid())
                .put("from", phone(VonageDialect.digits(call.from())))
                .put("to", phone(VonageDialect.digits(call.to())))
                .put("status", VonageDialect.status(call, 0))
                .put("direction", call.direction().wireName())
                .put("start_time", time(call.answeredAt()));
        if (call.state() == CallState.COMPLETED) {
            json.put("end_time", time(call.hungUpAt()))
                    .put("duration", Long.toString(call.seconds()))
                    .put("price", price(call));
        }
        return json;
    }

    static String price(PhoneCall call) {
        return PER_SECOND.multiply(BigDecimal.valueOf(call.seconds())).toPlainString();
    }

    static String time(OptionalLong millis) {
        return millis.isPresent() ? Instant.ofEpochMilli(millis.getAsLong()).toString() : null;
    }

    private static JsonObject phone(String number) {
        return new JsonObject().put("type", "phone").put("number", number);
    }
}
