package dev.heartline.carrier.plivo;

import java.math.BigDecimal;
import java.util.OptionalLong;

import io.vertx.core.json.JsonObject;

import dev.heartline.carrier.network.PhoneCall;

/** How the REST API shows calls. */
final class PlivoJson {
    private static final BigDecimal PER_MINUTE = new BigDecimal("0.00850");

    private PlivoJson() {}

    /** The record of a call that has ended. */
    static JsonObject ended(PhoneCall call) {
        return new JsonObject()
                .put("call_uuid", call.sid())
                .put("from_number", PlivoDialect.digits(call.from()))
                .put("to_number", PlivoDialect.digits(call.to()))
                .put("call_direction", call.direction().wireName())
                .put("call_duration", call.seconds())
                .put("hangup_cause_code", Integer.parseInt(causeCode(call)))
                .put("initiation_time", zoned(OptionalLong.of(call.createdAt())))
                .put("answer_time", zoned(call.answeredAt()))
                .put("end_time", zoned(call.hungUpAt()))
                .put("total_amount", cost(call));
    }

    static JsonObject live(PhoneCall call) {
        return new JsonObject()
                .put("call_uuid", call.sid())
                .put("call_status", PlivoDialect.status(call))
                .put("direction", call.direction().wireName())
                .put("from", PlivoDialect.digits(call.from()))
                .put("to", PlivoDialect.digits(call.to()))
                .put("session_start", PlivoDialect.time(OptionalLong.of(call.createdAt())));
    }

    static String cost(PhoneCall call) {
        return PER_MINUTE
                .multiply(BigDecimal.valueOf(Math.ceilDiv(call.seconds(), 60)))
                .toPlainString();
    }

    /** @see <a href="https://www.plivo.com/docs/voice/troubleshooting/hangup-causes">Hangup causes</a> */
    static String causeCode(PhoneCall call) {
        return switch (call.state()) {
            case COMPLETED -> "4000";
            case BUSY -> "3010";
            case NO_ANSWER -> "3000";
            case CANCELED -> "1000";
            case FAILED, QUEUED, RINGING, IN_PROGRESS -> "2000";
        };
    }

    private static String zoned(OptionalLong millis) {
        return millis.isPresent() ? PlivoDialect.time(millis) + "+00:00" : null;
    }
}
