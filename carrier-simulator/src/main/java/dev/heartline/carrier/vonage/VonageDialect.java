package dev.heartline.carrier.vonage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.heartline.carrier.network.CallState;
import dev.heartline.carrier.network.PhoneCall;
import dev.heartline.carrier.turn.CallOrder;
import dev.heartline.carrier.turn.Dialect;
import dev.heartline.carrier.turn.InvalidInstructions;
import dev.heartline.carrier.turn.Step;
import dev.heartline.carrier.webhook.Webhook;
import dev.heartline.telephony.number.PhoneNumber;
import dev.heartline.telephony.vonage.VonageSignature;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Vonage's webhooks. All of a call's events go to one address. */
final class VonageDialect implements Dialect {
    private static final int DECLINED = 603;
    private static final String ROOT = "/webhooks/vonage/voice";

    private final VonageSignature signature;

    VonageDialect(VonageSignature signature) {
        this.signature = signature;
    }

    @Override
    public String newId() {
        return UUID.randomUUID().toString();
    }

    @Override
    public List<Step> read(String answer) throws InvalidInstructions {
        return Ncco.read(answer);
    }

    @Override
    public Webhook asks(PhoneCall call, String url) {
        return webhook("answer", url, about(call));
    }

    @Override
    public Webhook heard(PhoneCall call, Step.Listen listening, String words) {
        var speech = new JsonObject()
                .put("timeout_reason", words.isBlank() ? "start_timeout" : "end_on_silence_timeout")
                .put(
                        "results",
                        words.isBlank()
                                ? new JsonArray()
                                : new JsonArray()
                                        .add(new JsonObject()
                                                .put("confidence", "0.9405097")
                                                .put("text", words)));
        return webhook(
                "input", listening.url(), about(call).put("speech", speech).put("timestamp", now()));
    }

    /** An event of the other call, which has an id of its own. */
    @Override
    public Webhook notConnected(PhoneCall call, Step.Connect connecting, String url, CallState how) {
        var event = new JsonObject()
                .put("uuid", newId())
                .put("conversation_uuid", "CON-" + call.sid())
                .put("from", digits(call.to()))
                .put("to", connecting.number().substring(1))
                .put("status", status(how, 0))
                .put("direction", "outbound")
                .put("timestamp", now());
        return webhook("transfer-ended", url, event);
    }

    @Override
    public Optional<Webhook> state(PhoneCall call, CallOrder.Addresses addresses, int sipResponse) {
        var event = about(call)
                .put("status", status(call, sipResponse))
                .put("direction", call.direction().wireName())
                .put("timestamp", now());
        if (sipResponse == DECLINED) {
            event.put("detail", "declined");
        }
        if (sipResponse > 0) {
            event.put("sip_code", sipResponse);
        }
        if (call.state() == CallState.COMPLETED) {
            event.put("duration", Long.toString(call.seconds()))
                    .put("rate", "0.00450000")
                    .put("price", VonageJson.price(call))
                    .put("start_time", VonageJson.time(call.answeredAt()))
                    .put("end_time", VonageJson.time(call.hungUpAt()));
        }
        return addresses.progress().map(url -> webhook("event:" + event.getString("status"), url, event));
    }

    @Override
    public Optional<Webhook> detected(PhoneCall call, CallOrder.Addresses addresses, boolean machine) {
        var event = detection(call, machine ? "machine" : "human");
        return addresses.detection().map(url -> webhook("amd", url, event));
    }

    @Override
    public Optional<Webhook> beep(PhoneCall call, CallOrder.Addresses addresses) {
        var event = detection(call, "machine").put("sub_state", "beep_start");
        return addresses.detection().map(url -> webhook("amd:beep", url, event));
    }

    private static JsonObject detection(PhoneCall call, String status) {
        return new JsonObject()
                .put("call_uuid", call.sid())
                .put("conversation_uuid", "CON-" + call.sid())
                .put("from", digits(call.from()))
                .put("to", digits(call.to()))
                .put("status", status)
                .put("timestamp", now());
    }

    @Override
    public CallOrder.Addresses inboundAddresses(String callUrl) {
        return new CallOrder.Addresses(
                Optional.of(callUrl + ROOT + "/event"), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public String inboundUrl(String callUrl) {
        return callUrl + ROOT + "/inbound";
    }

    /** In Vonage's words. */
    static String status(PhoneCall call, int sipResponse) {
        return status(call.state(), sipResponse);
    }

    private static String status(CallState state, int sipResponse) {
        return switch (state) {
            case QUEUED -> "started";
            case RINGING -> "ringing";
            case IN_PROGRESS -> "answered";
            case COMPLETED -> "completed";
            case BUSY -> sipResponse == DECLINED ? "rejected" : "busy";
            case NO_ANSWER -> "timeout";
            case FAILED -> "failed";
            case CANCELED -> "cancelled";
        };
    }

    static String digits(PhoneNumber number) {
        return number.e164().substring(1);
    }

    private static JsonObject about(PhoneCall call) {
        return new JsonObject()
                .put("uuid", call.sid())
                .put("conversation_uuid", "CON-" + call.sid())
                .put("from", digits(call.from()))
                .put("to", digits(call.to()));
    }

    private static String now() {
        return Instant.now().toString();
    }

    private Webhook webhook(String event, String url, JsonObject body) {
        var json = body.encode();
        return new Webhook(
                event,
                url,
                "application/json",
                json,
                () -> Map.of(VonageSignature.HEADER, signature.sign(json.getBytes(UTF_8))));
    }
}
