package dev.heartline.carrier.plivo;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import dev.heartline.carrier.network.TextMessage;
import dev.heartline.carrier.text.OrderedText;
import dev.heartline.carrier.text.Texts;
import dev.heartline.carrier.turn.FaultyRequests;
import dev.heartline.telephony.number.InvalidPhoneNumber;
import dev.heartline.telephony.number.PhoneNumber;

/** Plivo's Message API under {@code /v1/Account/ID/Message/}; who asks is known by then. Its records hold no words. */
final class PlivoMessages {
    /** In UTC. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static final String MESSAGES = "/v1/Account/:account/Message/";

    private final Texts texts;
    private final FaultyRequests requests;

    PlivoMessages(Texts texts, FaultyRequests requests) {
        this.texts = texts;
        this.requests = requests;
    }

    void mount(Router router) {
        router.post(MESSAGES).handler(BodyHandler.create(false)).handler(this::create);
        router.get(MESSAGES).handler(this::list);
    }

    private void create(RoutingContext request) {
        var order = order(request);
        if (order.isEmpty()) {
            send(request, 400, new JsonObject().put("error", "a parameter is missing or invalid"));
            return;
        }
        requests.carryOut(
                request,
                status -> send(request, status, new JsonObject().put("error", "try again later")),
                () -> {
                    var text = texts.order(order.get());
                    send(
                            request,
                            202,
                            new JsonObject()
                                    .put("message", "message(s) queued")
                                    .put("message_uuid", new JsonArray().add(text.sid()))
                                    .put("api_id", text.sid()));
                },
                () -> texts.order(order.get()));
    }

    /** Empty where the API would refuse it. */
    private Optional<OrderedText> order(RoutingContext request) {
        try {
            var json = request.body().asJsonObject();
            var from = PhoneNumber.of("+" + json.getString("src"));
            var words = json.getString("text");
            if (!texts.isRented(from) || words.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new OrderedText(
                    PhoneNumber.of("+" + json.getString("dst")),
                    from,
                    words,
                    Optional.ofNullable(json.getString("url")),
                    Optional.empty()));
        } catch (DecodeException | ClassCastException | NullPointerException | InvalidPhoneNumber e) {
            return Optional.empty();
        }
    }

    private void list(RoutingContext request) {
        int offset = Integer.parseInt(request.request().getParam("offset", "0"));
        int limit = Integer.parseInt(request.request().getParam("limit", "20"));
        var earliest = time(request, "message_time__gte").orElse(Instant.MIN);
        var latest = time(request, "message_time__lte").orElse(Instant.MAX);
        var page = new JsonArray();
        texts.ordered().stream()
                .filter(carried -> isBetween(Instant.ofEpochMilli(carried.text().createdAt()), earliest, latest))
                .skip(offset)
                .limit(limit)
                .map(carried -> record(carried.text()))
                .forEach(page::add);
        send(request, 200, new JsonObject().put("objects", page));
    }

    private static Optional<Instant> time(RoutingContext request, String parameter) {
        return Optional.ofNullable(request.request().getParam(parameter))
                .map(time -> LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC));
    }

    private static boolean isBetween(Instant moment, Instant earliest, Instant latest) {
        return !moment.isBefore(earliest) && !moment.isAfter(latest);
    }

    private static JsonObject record(TextMessage text) {
        return new JsonObject()
                .put("message_uuid", text.sid())
                .put("from_number", PlivoDialect.digits(text.from()))
                .put("to_number", PlivoDialect.digits(text.to()))
                .put("message_direction", "outbound")
                .put("message_state", PlivoTextDialect.status(text))
                .put("message_type", "sms")
                .put("message_time", PlivoDialect.time(OptionalLong.of(text.createdAt())) + "+00:00")
                .put("units", text.segments())
                .put("total_amount", PlivoTextDialect.amount(text));
    }

    private static void send(RoutingContext request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.toBuffer());
    }
}
