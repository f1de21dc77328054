package dev.heartline.carrier.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.heartline.carrier.conversation.Conversations;
import dev.heartline.carrier.fault.ApiFault;
import dev.heartline.carrier.fault.CallbackDisturbance;
import dev.heartline.carrier.network.BargeIn;
import dev.heartline.carrier.network.Behaviour;
import dev.heartline.carrier.network.InboundCall;
import dev.heartline.carrier.network.InboundText;
import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Reaction;
import dev.heartline.carrier.network.Redial;
import dev.heartline.carrier.network.Script;
import dev.heartline.carrier.network.Texting;
import dev.heartline.carrier.twilio.NumberRoutes;
import dev.heartline.telephony.number.PhoneNumber;

/** Reads what is ordered over the control API. Every fault in it is an {@link InvalidOrder}. */
final class OrderJson {
    private static final Duration DEFAULT_HANG = Duration.ofSeconds(30);

    private OrderJson() {}

    static Person person(String phone, JsonObject json) throws InvalidOrder {
        return reading(() -> new Person(
                PhoneNumber.of(phone),
                Behaviour.named(json.getString("behaviour", "answers")),
                script(json),
                texting(json.getValue("texting", "receives"))));
    }

    /** {@code from} and {@code lines}, or {@code conversation} naming one that comes with the simulator. */
    static InboundCall call(JsonObject json) throws InvalidOrder {
        return reading(() -> {
            var redial = Optional.ofNullable(json.getJsonObject("redial")).map(OrderJson::redial);
            var callSid = Optional.ofNullable(json.getString("callSid"));
            var conversation = json.getString("conversation");
            if (conversation == null) {
                return new InboundCall(PhoneNumber.of(json.getString("from")), script(json), callSid, redial);
            }
            var call = Conversations.find(conversation)
                    .orElseThrow(() -> new IllegalArgumentException("no conversation '" + conversation + "'"))
                    .call(timeScale(json));
            return new InboundCall(call.from(), call.script(), callSid.or(call::callSid), redial);
        });
    }

    static InboundText text(JsonObject json) throws InvalidOrder {
        return reading(() -> {
            int media = json.getInteger("media", 0);
            return new InboundText(
                    PhoneNumber.of(json.getString("from")),
                    Optional.empty(),
                    media == 0 ? required(json, "body") : json.getString("body", ""),
                    media,
                    Optional.ofNullable(json.getString("messageSid")));
        });
    }

    static ApiFault apiFault(JsonObject json) throws InvalidOrder {
        return reading(() -> switch (required(json, "kind")) {
            case "refuses" -> new ApiFault.Refuses(json.getInteger("httpStatus", 503));
            case "hangs" -> new ApiFault.Hangs(millis(json, "afterMs", DEFAULT_HANG));
            case "loses_answer" -> new ApiFault.LosesAnswer();
            default -> throw new IllegalArgumentException("kind must be refuses, hangs or loses_answer");
        });
    }

    static int requests(JsonObject json) throws InvalidOrder {
        return reading(() -> json.getInteger("requests", 1));
    }

    static CallbackDisturbance disturbance(JsonObject json) throws InvalidOrder {
        return reading(() -> new CallbackDisturbance(
                json.getBoolean("duplicated", false),
                json.getBoolean("reordered", false),
                millis(json, "delayMs", Duration.ZERO)));
    }

    static NumberRoutes routes(JsonObject json) throws InvalidOrder {
        return reading(() -> new NumberRoutes(
                Optional.ofNullable(json.getString("voiceUrl")),
                Optional.ofNullable(json.getString("voiceStatusUrl")),
                Optional.ofNullable(json.getString("smsUrl"))));
    }

    private static Script script(JsonObject json) {
        var lines = new ArrayList<Line>();
        for (var line : json.getJsonArray("lines", new JsonArray())) {
            lines.add(line instanceof String text ? Line.of(text) : line((JsonObject) line));
        }
        var reactions = new ArrayList<Reaction>();
        for (var reaction : json.getJsonArray("reactions", new JsonArray()))
            reactions.add(reaction((JsonObject) reaction));
        return new Script(lines, timeScale(json), millis(json, "patienceMs", Script.DEFAULT_PATIENCE), reactions);
    }

    private static Reaction reaction(JsonObject json) {
        return new Reaction(Pattern.compile(required(json, "when")), required(json, "text"));
    }

    private static Line line(JsonObject json) {
        return new Line(
                required(json, "text"),
                millis(json, "pauseMs", Duration.ZERO),
                Optional.ofNullable(json.getJsonObject("bargeIn"))
                        .map(bargeIn -> new BargeIn(
                                bargeIn.getDouble("heard", 0.5), millis(bargeIn, "afterMs", Duration.ZERO))),
                json.getBoolean("losesConnection", false),
                millis(json, "speakingMs", Duration.ZERO));
    }

    private static Texting texting(Object json) {
        return switch (json) {
            case String word when word.equals("receives") -> Texting.RECEIVES;
            case String word when word.equals("blocked") -> Texting.BLOCKED;
            case JsonObject undelivered -> new Texting.Undelivered(undelivered.getInteger("undelivered"));
            default ->
                throw new IllegalArgumentException("texting must be receives, blocked or {\"undelivered\": code}");
        };
    }

    private static Redial redial(JsonObject json) {
        return new Redial(
                json.getInteger("attempts", Redial.PATIENT.attempts()),
                millis(json, "delayMs", Redial.PATIENT.delay()));
    }

    private static double timeScale(JsonObject json) {
        return json.getDouble("timeScale", 0.0);
    }

    private static Duration millis(JsonObject json, String field, Duration otherwise) {
        var millis = json.getLong(field);
        return millis == null ? otherwise : Duration.ofMillis(millis);
    }

    private static String required(JsonObject json, String field) {
        var value = json.getString(field);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    private static <T> T reading(Supplier<T> reading) throws InvalidOrder {
        try {
            return reading.get();
        } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
            throw new InvalidOrder(String.valueOf(e.getMessage()));
        }
    }
}
