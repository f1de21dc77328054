package dev.heartline.carrier.twilio;

import java.util.List;
import java.util.OptionalLong;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.heartline.carrier.network.Direction;
import dev.heartline.carrier.network.TextMessage;
import dev.heartline.carrier.network.TextState;

/** Twilio's JSON resources. */
final class TwilioJson {
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
                .put("start_time", time(call.answeredAt()))
                .put("end_time", time(call.hungUpAt()))
                .put("duration", call.isEnded() ? Long.toString(call.seconds()) : null)
                .put("price", null)
                .put("price_unit", "USD")
                .put("parent_call_sid", null)
                .put("phone_number_sid", null)
                .put("group_sid", null)
                .put("annotation", null)
                .put("forwarded_from", null)
                .put("caller_name", null)
                .put("queue_time", "0")
                .put("trunk_sid", null)
                .put("uri", uri + ".json")
                .put("subresource_uris", new JsonObject().put("recordings", uri + "/Recordings.json"));
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
                .put("num_media", "0")
                .put(
                        "error_code",
                        text.errorCode().isPresent() ? text.errorCode().getAsInt() : null)
                .put("error_message", null)
                .put("messaging_service_sid", null)
                .put("date_created", TwilioTime.format(text.createdAt()))
                .put("date_updated", TwilioTime.format(text.createdAt()))
                .put("date_sent", text.state() == TextState.QUEUED ? null : TwilioTime.format(text.createdAt()))
                .put("price", null)
                .put("price_unit", "USD")
                .put("uri", uri + ".json")
                .put("subresource_uris", new JsonObject().put("media", uri + "/Media.json"));
    }

    /** One page that holds everything found. */
    static JsonObject page(String name, List<JsonObject> found, String uri) {
        return new JsonObject()
                .put(name, new JsonArray(found))
                .put("page", 0)
                .put("page_size", Math.max(50, found.size()))
                .put("start", 0)
                .put("end", Math.max(0, found.size() - 1))
                .put("first_page_uri", uri)
                .put("next_page_uri", null)
                .put("previous_page_uri", null)
                .put("uri", uri);
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

    private static String time(OptionalLong epochMillis) {
        return epochMillis.isPresent() ? TwilioTime.format(epochMillis.getAsLong()) : null;
    }
}
