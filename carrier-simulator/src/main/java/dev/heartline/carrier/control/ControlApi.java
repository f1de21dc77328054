package dev.heartline.carrier.control;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import dev.heartline.carrier.conversation.Conversations;
import dev.heartline.carrier.fault.Faults;
import dev.heartline.carrier.network.CallReport;
import dev.heartline.carrier.network.Clock;
import dev.heartline.carrier.network.InboundText;
import dev.heartline.carrier.network.People;
import dev.heartline.carrier.network.TextMessage;
import dev.heartline.carrier.network.TextReport;
import dev.heartline.carrier.text.Texts;
import dev.heartline.carrier.twilio.SimulatedTwilio;
import dev.heartline.telephony.number.InvalidPhoneNumber;
import dev.heartline.telephony.number.PhoneNumber;

/**
 * The control API. Errors are problem details (RFC 9457).
 *
 * <p>{@code POST /simulator/texts} has somebody text us: {@code from}, {@code body}, {@code media} (how many pictures go with it).
 * {@code PUT /simulator/faults/texts} has texts to us come twice ({@code duplicated}), later than what the same person sends next
 * ({@code reordered}) or after {@code delayMs}; {@code /simulator/faults/callbacks} does so to status callbacks.
 *
 * <p>{@code GET /simulator/calls/{sid}?waitMs=N} answers as soon as the call is done, at the latest after N milliseconds.
 */
public final class ControlApi {
    private static final String TWILIO = "twilio";

    private final SimulatedTwilio twilio;
    private final People people;
    private final Map<String, Texts> texts;
    private final Map<String, Faults> faults;
    private final Clock clock;

    @FunctionalInterface
    private interface Order {
        void carryOut(RoutingContext request) throws InvalidOrder;
    }

    /**
     * @param texts of all carriers but Twilio, by name
     * @param faults of all carriers, by name
     */
    public ControlApi(
            SimulatedTwilio twilio, Map<String, Texts> texts, People people, Map<String, Faults> faults, Clock clock) {
        this.twilio = twilio;
        this.texts = texts;
        this.people = people;
        this.faults = faults;
        this.clock = clock;
    }

    public void mount(Router router) {
        router.get("/health").handler(request -> send(request, 200, new JsonObject().put("status", "UP")));
        router.route("/simulator/*").handler(BodyHandler.create(false));
        router.put("/simulator/number").handler(order(this::route));
        router.put("/simulator/people/:phone").handler(order(this::register));
        router.post("/simulator/calls").handler(order(this::placeCall));
        router.get("/simulator/calls").handler(order(this::listCalls));
        router.delete("/simulator/calls").handler(order(this::forgetCalls));
        router.get("/simulator/calls/:sid").handler(order(this::showCall));
        router.delete("/simulator/calls/:sid").handler(order(this::forgetCall));
        router.post("/simulator/texts").handler(order(this::sendText));
        router.get("/simulator/texts").handler(order(this::listTexts));
        router.delete("/simulator/texts").handler(order(this::forgetTexts));
        router.get("/simulator/conversations").handler(order(this::listConversations));
        router.post("/simulator/faults/api").handler(order(this::failApi));
        router.put("/simulator/faults/callbacks").handler(order(this::disturbCallbacks));
        router.put("/simulator/faults/texts").handler(order(this::disturbTexts));
        router.delete("/simulator/faults").handler(order(this::heal));
    }

    private void route(RoutingContext request) throws InvalidOrder {
        twilio.route(OrderJson.routes(body(request)));
        done(request);
    }

    private void register(RoutingContext request) throws InvalidOrder {
        people.register(OrderJson.person(request.pathParam("phone"), body(request)));
        done(request);
    }

    private void placeCall(RoutingContext request) throws InvalidOrder {
        var order = OrderJson.call(body(request));
        try {
            send(
                    request,
                    201,
                    new JsonObject().put("callSid", twilio.calls().place(order).sid()));
        } catch (IllegalStateException e) {
            problem(request, 409, e.getMessage());
        }
    }

    private void listCalls(RoutingContext request) throws InvalidOrder {
        var from = phone(request.request(), "from");
        var found = twilio.calls().all().stream()
                .filter(call -> from.map(call.from()::equals).orElse(true))
                .toList();
        send(request, 200, new JsonObject().put("calls", ReportJson.array(found, ReportJson::summary)));
    }

    private void showCall(RoutingContext request) throws InvalidOrder {
        var sid = request.pathParam("sid");
        var wait = millis(request.request(), "waitMs");
        if (wait == 0) {
            sendCall(request, twilio.calls().find(sid));
            return;
        }
        var answer = new Runnable() {
            private boolean answered;

            @Override
            public void run() {
                if (!answered && !request.response().closed()) {
                    answered = true;
                    sendCall(request, twilio.calls().find(sid));
                }
            }
        };
        var timeout = clock.later(wait, answer);
        twilio.calls().whenDone(sid).onComplete(done -> {
            timeout.run();
            answer.run();
        });
    }

    private void forgetCalls(RoutingContext request) {
        twilio.calls().forgetEnded();
        done(request);
    }

    private void forgetCall(RoutingContext request) {
        if (twilio.calls().forget(request.pathParam("sid"))) {
            done(request);
        } else {
            problem(request, 404, "no ended call of that id");
        }
    }

    private void sendText(RoutingContext request) throws InvalidOrder {
        var order = OrderJson.text(body(request));
        var carrier = carrier(request);
        try {
            send(
                    request,
                    201,
                    new JsonObject().put("messageSid", sent(carrier, order).sid()));
        } catch (IllegalStateException e) {
            problem(request, 409, e.getMessage());
        }
    }

    private void listTexts(RoutingContext request) throws InvalidOrder {
        var person = phone(request.request(), "phone");
        var found = Stream.concat(
                        twilio.texts().all().stream(), texts.values().stream().flatMap(each -> each.all().stream()))
                .filter(text -> person.map(phone -> phone.equals(text.from()) || phone.equals(text.to()))
                        .orElse(true))
                .sorted(Comparator.comparingLong(TextReport::createdAt))
                .toList();
        send(request, 200, new JsonObject().put("texts", ReportJson.array(found, ReportJson::text)));
    }

    private void forgetTexts(RoutingContext request) {
        twilio.texts().forgetDone();
        texts.values().forEach(Texts::forgetDone);
        done(request);
    }

    private void listConversations(RoutingContext request) {
        var all = ReportJson.array(Conversations.all(), ReportJson::conversation);
        send(request, 200, new JsonObject().put("conversations", all));
    }

    private void failApi(RoutingContext request) throws InvalidOrder {
        var json = body(request);
        faults.get(carrier(request)).failNextRequests(OrderJson.requests(json), OrderJson.apiFault(json));
        done(request);
    }

    private void disturbCallbacks(RoutingContext request) throws InvalidOrder {
        var disturbance = OrderJson.disturbance(body(request));
        faults.values().forEach(each -> each.disturbCallbacks(disturbance));
        done(request);
    }

    private void disturbTexts(RoutingContext request) throws InvalidOrder {
        var disturbance = OrderJson.disturbance(body(request));
        faults.values().forEach(each -> each.disturbTexts(disturbance));
        done(request);
    }

    private void heal(RoutingContext request) {
        faults.values().forEach(Faults::heal);
        done(request);
    }

    /** Whose text or fault it is: {@code ?carrier=plivo}, Twilio's where nothing is said. */
    private String carrier(RoutingContext request) throws InvalidOrder {
        var named = request.request().getParam("carrier", TWILIO);
        if (!faults.containsKey(named)) {
            throw new InvalidOrder("there is no carrier '" + named + "'");
        }
        return named;
    }

    private TextMessage sent(String carrier, InboundText order) throws InvalidOrder {
        if (TWILIO.equals(carrier)) {
            return twilio.texts().send(order);
        }
        if (!texts.containsKey(carrier)) {
            throw new InvalidOrder(carrier + " carries no texts");
        }
        return texts.get(carrier).send(order);
    }

    private static Handler<RoutingContext> order(Order order) {
        return request -> {
            try {
                order.carryOut(request);
            } catch (InvalidOrder e) {
                problem(request, 400, e.getMessage());
            }
        };
    }

    private static JsonObject body(RoutingContext request) throws InvalidOrder {
        try {
            var json = request.body().asJsonObject();
            if (json == null) {
                throw new InvalidOrder("a JSON object is expected");
            }
            return json;
        } catch (DecodeException | ClassCastException e) {
            throw new InvalidOrder("the body is not a JSON object");
        }
    }

    private static Optional<PhoneNumber> phone(HttpServerRequest request, String parameter) throws InvalidOrder {
        try {
            return Optional.ofNullable(request.getParam(parameter)).map(PhoneNumber::of);
        } catch (InvalidPhoneNumber e) {
            throw new InvalidOrder(parameter + " is " + e.getMessage());
        }
    }

    private static long millis(HttpServerRequest request, String parameter) throws InvalidOrder {
        try {
            return Long.parseLong(request.getParam(parameter, "0"));
        } catch (NumberFormatException e) {
            throw new InvalidOrder(parameter + " is not a number of milliseconds");
        }
    }

    private static void sendCall(RoutingContext request, Optional<CallReport> call) {
        call.ifPresentOrElse(
                found -> send(request, 200, ReportJson.call(found)), () -> problem(request, 404, "no call of that id"));
    }

    private static void done(RoutingContext request) {
        request.response().setStatusCode(204).end();
    }

    private static void problem(RoutingContext request, int status, String detail) {
        request.response().putHeader("Content-Type", "application/problem+json");
        send(request, status, new JsonObject().put("status", status).put("detail", detail));
    }

    private static void send(RoutingContext request, int status, JsonObject body) {
        var response = request.response().setStatusCode(status);
        if (!response.headers().contains("Content-Type")) {
            response.putHeader("Content-Type", "application/json");
        }
        response.end(body.toBuffer());
    }
}
