package dev.heartline.carrier.plivo;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import dev.heartline.carrier.fault.Faults;
import dev.heartline.carrier.network.CallState;
import dev.heartline.carrier.network.Clock;
import dev.heartline.carrier.network.People;
import dev.heartline.carrier.network.PhoneCall;
import dev.heartline.carrier.text.Texts;
import dev.heartline.carrier.turn.CallOrder;
import dev.heartline.carrier.turn.FaultyRequests;
import dev.heartline.carrier.turn.TurnCalls;
import dev.heartline.carrier.turn.TurnExchange;
import dev.heartline.carrier.webhook.NetworkManners;
import dev.heartline.carrier.webhook.Webhooks;
import dev.heartline.telephony.number.InvalidPhoneNumber;
import dev.heartline.telephony.number.PhoneNumber;
import dev.heartline.telephony.plivo.PlivoSignature;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Plivo: its calls and texts and their APIs under {@code /v1/Account/ID/}. To be built and used on one event loop. */
public final class SimulatedPlivo {
    private static final String CALLS = "/v1/Account/:account/Call/";
    private static final String CALL = CALLS + ":id/";

    private final PhoneNumber ourNumber;
    private final TurnCalls calls;
    private final Texts texts;
    private final FaultyRequests requests;
    private final byte[] expectedAuthorization;

    public SimulatedPlivo(
            PlivoKeys keys,
            PhoneNumber ourNumber,
            NetworkManners manners,
            int history,
            Webhooks webhooks,
            People people,
            Faults faults,
            Clock clock) {
        this.ourNumber = ourNumber;
        var signature = new PlivoSignature(keys.authToken());
        var dialect = new PlivoDialect(signature);
        this.calls =
                new TurnCalls(new TurnExchange(ourNumber, dialect, manners, webhooks, faults, clock), people, history);
        this.texts = new Texts(
                ourNumber, new PlivoTextDialect(signature), manners, webhooks, people, faults, clock, history);
        this.requests = new FaultyRequests(faults, clock);
        var credentials = (keys.authId() + ":" + keys.authToken()).getBytes(UTF_8);
        this.expectedAuthorization = ("Basic " + Base64.getEncoder().encodeToString(credentials)).getBytes(UTF_8);
    }

    public TurnCalls calls() {
        return calls;
    }

    public Texts texts() {
        return texts;
    }

    public void mount(Router router) {
        router.route("/v1/Account/*").handler(this::authorize);
        router.post(CALLS).handler(BodyHandler.create(false)).handler(this::create);
        router.get(CALLS).handler(this::list);
        router.get(CALL).handler(this::fetch);
        router.post(CALL).handler(BodyHandler.create(false)).handler(this::transfer);
        router.delete(CALL).handler(this::hangUp);
        new PlivoMessages(texts, requests).mount(router);
    }

    private void authorize(RoutingContext request) {
        var given = request.request().getHeader("Authorization");
        if (given != null && MessageDigest.isEqual(given.getBytes(UTF_8), expectedAuthorization)) {
            request.next();
        } else {
            error(request, 401, "could not verify your access level");
        }
    }

    private void create(RoutingContext request) {
        var order = order(request);
        if (order.isEmpty()) {
            error(request, 400, "a parameter is missing or invalid");
            return;
        }
        requests.carryOut(
                request,
                status -> error(request, status, "try again later"),
                () -> {
                    var call = calls.dial(order.get());
                    send(
                            request,
                            201,
                            new JsonObject()
                                    .put("message", "call fired")
                                    .put("request_uuid", call.sid())
                                    .put("api_id", call.sid()));
                },
                () -> calls.dial(order.get()));
    }

    /** Empty where the API would refuse it. */
    private Optional<CallOrder> order(RoutingContext request) {
        try {
            var json = request.body().asJsonObject();
            var from = PhoneNumber.of("+" + json.getString("from"));
            if (!from.equals(ourNumber) || json.getString("answer_url") == null) {
                return Optional.empty();
            }
            return Optional.of(new CallOrder(
                    from,
                    PhoneNumber.of("+" + json.getString("to")),
                    json.getString("answer_url"),
                    new CallOrder.Addresses(
                            Optional.empty(),
                            Optional.ofNullable(json.getString("ring_url")),
                            Optional.ofNullable(json.getString("hangup_url")),
                            Optional.ofNullable(json.getString("machine_detection_url"))),
                    "true".equals(json.getString("machine_detection")),
                    false));
        } catch (DecodeException | ClassCastException | NullPointerException | InvalidPhoneNumber e) {
            return Optional.empty();
        }
    }

    private void list(RoutingContext request) {
        var from = request.request().getParam("from_number");
        var to = request.request().getParam("to_number");
        int offset = Integer.parseInt(request.request().getParam("offset", "0"));
        int limit = Integer.parseInt(request.request().getParam("limit", "20"));
        var place = request.request().getParam("status");
        if (place != null) {
            var ids = new JsonArray();
            calls.known().stream()
                    .filter(call -> place.equals(place(call)))
                    .map(PhoneCall::sid)
                    .forEach(ids::add);
            send(request, 200, new JsonObject().put("calls", ids));
            return;
        }
        var page = new JsonArray();
        calls.known().reversed().stream()
                .filter(PhoneCall::isEnded)
                .filter(call -> from == null || PlivoDialect.digits(call.from()).equals(from))
                .filter(call -> to == null || PlivoDialect.digits(call.to()).equals(to))
                .skip(offset)
                .limit(limit)
                .map(PlivoJson::ended)
                .forEach(page::add);
        send(request, 200, new JsonObject().put("objects", page));
    }

    private void fetch(RoutingContext request) {
        var wanted = request.request().getParam("status", "ended");
        calls.known(request.pathParam("id"))
                .filter(call -> wanted.equals(place(call)))
                .ifPresentOrElse(
                        call -> send(request, 200, call.isEnded() ? PlivoJson.ended(call) : PlivoJson.live(call)),
                        () -> error(request, 404, "not found"));
    }

    /** Where Plivo keeps a call. */
    private static String place(PhoneCall call) {
        return call.isEnded() ? "ended" : call.state() == CallState.QUEUED ? "queued" : "live";
    }

    private void transfer(RoutingContext request) {
        var id = request.pathParam("id");
        var json = request.body().asJsonObject();
        if (isUnderWay(id) && json != null && json.getString("aleg_url") != null) {
            requests.carryOut(
                    request,
                    status -> error(request, status, "try again later"),
                    () -> {
                        send(request, 202, new JsonObject().put("message", "call transferred"));
                        calls.redirect(id, json.getString("aleg_url"));
                    },
                    () -> calls.redirect(id, json.getString("aleg_url")));
        } else {
            error(request, 404, "not found");
        }
    }

    private void hangUp(RoutingContext request) {
        var id = request.pathParam("id");
        if (!isUnderWay(id)) {
            error(request, 404, "not found");
            return;
        }
        requests.carryOut(
                request,
                status -> error(request, status, "try again later"),
                () -> {
                    calls.hangUp(id);
                    request.response().setStatusCode(204).end();
                },
                () -> calls.hangUp(id));
    }

    private boolean isUnderWay(String id) {
        return calls.known(id).filter(call -> !call.isEnded()).isPresent();
    }

    private static void error(RoutingContext request, int status, String message) {
        send(request, status, new JsonObject().put("error", message));
    }

    private static void send(RoutingContext request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.toBuffer());
    }
}
