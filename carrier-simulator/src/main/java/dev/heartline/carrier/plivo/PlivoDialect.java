package dev.heartline.carrier.plivo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import dev.heartline.carrier.network.CallState;
import dev.heartline.carrier.network.Direction;
import dev.heartline.carrier.network.PhoneCall;
import dev.heartline.carrier.turn.CallOrder;
import dev.heartline.carrier.turn.Dialect;
import dev.heartline.carrier.turn.InvalidInstructions;
import dev.heartline.carrier.turn.Step;
import dev.heartline.carrier.webhook.Webhook;
import dev.heartline.telephony.number.PhoneNumber;
import dev.heartline.telephony.plivo.PlivoSignature;

/** Plivo's webhooks. It tells of ringing and of the end, and nothing of what lies between: the answer URL does. */
final class PlivoDialect implements Dialect {
    private static final String ROOT = "/webhooks/plivo/voice";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final PlivoSignature signature;

    PlivoDialect(PlivoSignature signature) {
        this.signature = signature;
    }

    @Override
    public String newId() {
        return UUID.randomUUID().toString();
    }

    @Override
    public List<Step> read(String answer) throws InvalidInstructions {
        return PlivoXml.read(answer);
    }

    @Override
    public Webhook asks(PhoneCall call, String url) {
        var fields = about(call);
        fields.put("Event", "StartApp");
        return webhook("answer", url, fields);
    }

    @Override
    public Webhook heard(PhoneCall call, Step.Listen listening, String words) {
        var fields = about(call);
        fields.put("InputType", "speech");
        fields.put("Digits", "");
        fields.put("Speech", words);
        fields.put("SpeechConfidenceScore", "0.94");
        return webhook("input", listening.url(), fields);
    }

    @Override
    public Webhook notConnected(PhoneCall call, Step.Connect connecting, String url, CallState how) {
        var fields = about(call);
        fields.put("Event", "DialAction");
        fields.put("DialStatus", status(how));
        fields.put("DialALegUUID", call.sid());
        return webhook("transfer-ended", url, fields);
    }

    @Override
    public Optional<Webhook> state(PhoneCall call, CallOrder.Addresses addresses, int sipResponse) {
        var fields = about(call);
        return switch (call.state()) {
            case RINGING -> {
                fields.put("Event", "Ring");
                yield addresses.ringing().map(url -> webhook("status:ringing", url, fields));
            }
            case QUEUED, IN_PROGRESS -> Optional.empty();
            case COMPLETED, BUSY, NO_ANSWER, FAILED, CANCELED -> {
                fields.put("Event", "Hangup");
                fields.put("Duration", Long.toString(call.seconds()));
                fields.put("BillDuration", Long.toString(Math.ceilDiv(call.seconds(), 60) * 60));
                fields.put("BillRate", "0.0085");
                fields.put("TotalCost", PlivoJson.cost(call));
                fields.put("HangupCauseCode", PlivoJson.causeCode(call));
                fields.put("HangupSource", "Carrier");
                fields.put("StartTime", time(OptionalLong.of(call.createdAt())));
                fields.put("AnswerTime", time(call.answeredAt()));
                fields.put("EndTime", time(call.hungUpAt()));
                yield addresses.ended().map(url -> webhook("status:" + fields.get("CallStatus"), url, fields));
            }
        };
    }

    @Override
    public Optional<Webhook> detected(PhoneCall call, CallOrder.Addresses addresses, boolean machine) {
        var fields = about(call);
        fields.put("Event", "MachineDetection");
        fields.put("Machine", Boolean.toString(machine));
        return addresses.detection().map(url -> webhook("amd", url, fields));
    }

    @Override
    public CallOrder.Addresses inboundAddresses(String callUrl) {
        return new CallOrder.Addresses(
                Optional.empty(), Optional.empty(), Optional.of(callUrl + ROOT + "/status"), Optional.empty());
    }

    @Override
    public String inboundUrl(String callUrl) {
        return callUrl + ROOT + "/inbound";
    }

    /** In Plivo's words. */
    static String status(PhoneCall call) {
        return status(call.state());
    }

    private static String status(CallState state) {
        return switch (state) {
            case QUEUED -> "queued";
            case RINGING -> "ringing";
            case IN_PROGRESS -> "in-progress";
            case COMPLETED -> "completed";
            case BUSY -> "busy";
            case NO_ANSWER -> "no-answer";
            case FAILED -> "failed";
            case CANCELED -> "cancel";
        };
    }

    static String digits(PhoneNumber number) {
        return number.e164().substring(1);
    }

    static String time(OptionalLong millis) {
        return millis.isPresent() ? TIME.format(Instant.ofEpochMilli(millis.getAsLong())) : "";
    }

    private static Map<String, String> about(PhoneCall call) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("CallUUID", call.sid());
        if (call.direction() == Direction.OUTBOUND) {
            fields.put("RequestUUID", call.sid());
        }
        fields.put("From", digits(call.from()));
        fields.put("To", digits(call.to()));
        fields.put("CallStatus", status(call));
        fields.put("Direction", call.direction().wireName());
        return fields;
    }

    private Webhook webhook(String event, String url, Map<String, String> fields) {
        return PlivoWebhooks.webhook(signature, event, url, fields);
    }
}
