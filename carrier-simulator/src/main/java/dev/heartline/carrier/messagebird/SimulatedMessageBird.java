package dev.heartline.carrier.messagebird;

import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import dev.heartline.carrier.fault.Faults;
import dev.heartline.carrier.network.Clock;
import dev.heartline.carrier.network.People;
import dev.heartline.carrier.network.TextMessage;
import dev.heartline.carrier.text.OrderedText;
import dev.heartline.carrier.text.Texts;
import dev.heartline.carrier.turn.FaultyRequests;
import dev.heartline.carrier.webhook.NetworkManners;
import dev.heartline.carrier.webhook.Webhooks;
import dev.heartline.telephony.messagebird.MessageBirdSignature;
import dev.heartline.telephony.number.InvalidPhoneNumber;
import dev.heartline.telephony.number.NetworkNumber;
import dev.heartline.telephony.number.PhoneNumber;

import static java.nio.charset.StandardCharsets.UTF_8;

/** MessageBird: its texts and its SMS API under {@code /messages}. To be built and used on one event loop. */
public final class SimulatedMessageBird {
    private static final String MESSAGES = "/messages";
    private static final int LONGEST_BODY = 1377;

    private final Texts texts;
    private final FaultyRequests requests;
    private final byte[] expectedAuthorization;

    public SimulatedMessageBird(
            MessageBirdKeys keys,
            PhoneNumber ourNumber,
            NetworkManners manners,
            int history,
            Webhooks webhooks,
            People people,
            Faults faults,
            Clock clock) {
        var dialect = new MessageBirdDialect(new MessageBirdSignature(keys.signingKey(), InstantSource.system()));
        this.texts = new Texts(ourNumber, dialect, manners, webhooks, people, faults, clock, history);
        this.requests = new FaultyRequests(faults, clock);
        this.expectedAuthorization = ("AccessKey " + keys.accessKey()).getBytes(UTF_8);
    }

    public Texts texts() {
        return texts;
    }

    public void mount(Router router) {
        router.route(MESSAGES).handler(this::authorize);
        router.post(MESSAGES).handler(BodyHandler.create(false)).handler(this::create);
        router.get(MESSAGES).handler(this::list);
    }

    private void authorize(RoutingContext request) {
        var given = request.request().getHeader("Authorization");
        if (given != null && MessageDigest.isEqual(given.getBytes(UTF_8), expectedAuthorization)) {
            request.next();
        } else {
            error(request, 401, 2, "Request not allowed (incorrect access_key)");
        }
    }

    private void create(RoutingContext request) {
        var order = order(request);
        if (order.isEmpty()) {
            error(request, 422, 9, "a parameter is missing or invalid");
            return;
        }
        requests.carryOut(
                request,
                status -> error(request, status, 99, "try again later"),
                () -> send(request, 201, message(texts.order(order.get()), order.get())),
                () -> texts.order(order.get()));
    }

    /** Empty where the API would refuse it. */
    private Optional<OrderedText> order(RoutingContext request) {
        try {
            var json = request.body().asJsonObject();
            var recipients = json.getJsonArray("recipients");
            var body = json.getString("body");
            var from = PhoneNumber.of(json.getString("originator"));
            if (recipients.size() != 1 || body.isEmpty() || body.length() > LONGEST_BODY || !texts.isRented(from)) {
                return Optional.empty();
            }
            return Optional.of(new OrderedText(
                    PhoneNumber.of("+" + recipients.getString(0)),
                    from,
                    body,
                    Optional.ofNullable(json.getString("reportUrl")),
                    Optional.ofNullable(json.getString("reference"))));
        } catch (DecodeException | ClassCastException | NullPointerException | InvalidPhoneNumber e) {
            return Optional.empty();
        }
    }

    private void list(RoutingContext request) {
        int offset = Integer.parseInt(request.request().getParam("offset", "0"));
        int limit = Integer.parseInt(request.request().getParam("limit", "20"));
        var recipient = request.request().getParam("recipient");
        var page = new JsonArray();
        var found = texts.ordered().stream()
                .filter(carried -> recipient == null
                        || NetworkNumber.ofE164(carried.text().to().e164()).equals(recipient))
                .toList();
        found.stream()
                .skip(offset)
                .limit(limit)
                .map(carried -> message(carried.text(), carried.order().orElseThrow()))
                .forEach(page::add);
        send(
                request,
                200,
                new JsonObject()
                        .put("offset", offset)
                        .put("limit", limit)
                        .put("count", page.size())
                        .put("totalCount", found.size())
                        .put("items", page));
    }

    private static JsonObject message(TextMessage text, OrderedText order) {
        return new JsonObject()
                .put("id", text.sid())
                .put("direction", "mt")
                .put("type", "sms")
                .put("originator", text.from().e164())
                .put("body", text.body())
                .put("reference", order.reference().orElse(null))
                .put("createdDatetime", MessageBirdDialect.time(text.createdAt()))
                .put(
                        "recipients",
                        new JsonObject()
                                .put("totalCount", 1)
                                .put(
                                        "items",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put(
                                                                "recipient",
                                                                Long.parseLong(NetworkNumber.ofE164(text.to()
                                                                        .e164())))
                                                        .put("status", MessageBirdDialect.status(text)))));
    }

    private static void error(RoutingContext request, int status, int code, String description) {
        send(
                request,
                status,
                new JsonObject()
                        .put(
                                "errors",
                                new JsonArray()
                                        .add(new JsonObject().put("code", code).put("description", description))));
    }

    private static void send(RoutingContext request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.toBuffer());
    }
}
