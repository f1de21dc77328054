package dev.heartline.carrier.twilio;

import java.math.BigDecimal;
import java.util.OptionalLong;

import io.vertx.core.json.JsonObject;

import dev.heartline.carrier.network.Direction;
import dev.heartline.carrier.network.PhoneCall;
import dev.heartline.carrier.network.TextMessage;

/** Twilio's JSON resources: fields and which of them are empty when, as in the OpenAPI document that Twilio publishes. */
final class TwilioJson {
    /** US list prices in dollars: twilio.com/en-us/sms/pricing/us, twilio.com/en-us/voice/pricing/us. */
    private static final BigDecimal PER_SEGMENT = new BigDecimal("0.00830");

    private static final BigDecimal PER_MINUTE = new BigDecimal("0.01400");

    private TwilioJson() {}

    static JsonObject call(TwilioCall dialled, String accountSid) {
        var call = dialled.call();
        var uri = accountUri(accountSid) + "/Calls/" + call.sid();
        return new JsonObject()
                .put("sid", call.sid())
                .put("account_sid", accountSid)
                .put("api_version", TwilioFields.API_VERSION)
                .put("direction", TwilioFields.direction(call.direction()))
                .put("from", call.from().e164())
                .put("from_formatted", call.from().e164())
                .put("to", call.to().e164())
                .put("to_formatted", call.to().e164())
                .put("status", TwilioFields.status(call.state()))
                .put("answered_by", dialled.answeredBy().orElse(null))
                .put("date_created", TwilioTime.format(call.createdAt()))
                .put("date_updated", TwilioTime.format(call.hungUpAt().orElse(call.createdAt())))
                .put("start_time", time(startedAt(call)))
                .put("end_time", time(endedAt(call)))
                .put("duration", endedAt(call).isPresent() ? Long.toString(call.seconds()) : null)
                .put("price", call.isDone() && wasAnswered(call) ? price(PER_MINUTE, call.seconds(), 60) : null)
                .put("price_unit", "USD")
                .put("parent_call_sid", null)
                .put("phone_number_sid", null)
                .put("group_sid", null)
                .put("forwarded_from", null)
                .put("caller_name", null)
                .put("queue_time", "0")
                .put("trunk_sid", null)
                .put("uri", uri + ".json")
                .put("subresource_uris", new JsonObject().put("recordings", uri + "/Recordings.json"));
    }

    /** Empty until the telephone rings. */
    static OptionalLong startedAt(PhoneCall call) {
        return wasAnswered(call) ? call.answeredAt() : call.ringingAt();
    }

    /** Empty for a call that never was answered. So is its duration. */
    static OptionalLong endedAt(PhoneCall call) {
        return wasAnswered(call) ? call.hungUpAt() : OptionalLong.empty();
    }

    static JsonObject message(TextMessage text, String accountSid) {
        var uri = accountUri(accountSid) + "/Messages/" + text.sid();
        return new JsonObject()
                .put("sid", text.sid())
                .put("account_sid", accountSid)
                .put("api_version", TwilioFields.API_VERSION)
                .put("direction", text.direction() == Direction.INBOUND ? "inbound" : "outbound-api")
                .put("from", text.from().e164())
                .put("to", text.to().e164())
                .put("body", text.body())
                .put("status", text.state().wireName())
                .put("num_segments", Integer.toString(text.segments()))
                .put("num_media", Integer.toString(text.media()))
                .put(
                        "error_code",
                        text.errorCode().isPresent() ? text.errorCode().getAsInt() : null)
                .put("error_message", text.errorCode().isPresent() ? "The text was not delivered" : null)
                .put("messaging_service_sid", null)
                .put("date_created", TwilioTime.format(text.createdAt()))
                .put("date_updated", TwilioTime.format(text.updatedAt()))
                .put("date_sent", time(text.sentAt()))
                .put(
                        "price",
                        text.isDone() && text.sentAt().isPresent() ? price(PER_SEGMENT, text.segments(), 1) : null)
                .put("price_unit", "USD")
                .put("uri", uri + ".json")
                .put("subresource_uris", new JsonObject().put("media", uri + "/Media.json"));
    }

    static JsonObject error(TwilioError error) {
        return new JsonObject()
                .put("code", error.code())
                .put("message", error.getMessage())
                .put("more_info", "https://www.twilio.com/docs/errors/" + error.code())
                .put("status", error.httpStatus());
    }

    private static String accountUri(String accountSid) {
        return "/" + TwilioFields.API_VERSION + "/Accounts/" + accountSid;
    }

    private static boolean wasAnswered(PhoneCall call) {
        return call.answeredAt().isPresent();
    }

    /** What is charged, as Twilio writes it: a negative number. Begun units count. */
    private static String price(BigDecimal each, long amount, long unit) {
        return each.multiply(BigDecimal.valueOf(Math.ceilDiv(amount, unit)))
                .negate()
                .toPlainString();
    }

    private static String time(OptionalLong epochMillis) {
        return epochMillis.isPresent() ? TwilioTime.format(epochMillis.getAsLong()) : null;
    }
}
