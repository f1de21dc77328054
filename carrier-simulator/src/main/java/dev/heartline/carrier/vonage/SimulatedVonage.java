package dev.heartline.carrier.vonage;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import dev.heartline.carrier.fault.Faults;
import dev.heartline.carrier.network.Clock;
import dev.heartline.carrier.network.People;
import dev.heartline.carrier.turn.CallOrder;
import dev.heartline.carrier.turn.FaultyRequests;
import dev.heartline.carrier.turn.InvalidInstructions;
import dev.heartline.carrier.turn.TurnCalls;
import dev.heartline.carrier.turn.TurnExchange;
import dev.heartline.carrier.webhook.NetworkManners;
import dev.heartline.carrier.webhook.Webhooks;
import dev.heartline.telephony.number.InvalidPhoneNumber;
import dev.heartline.telephony.number.PhoneNumber;
import dev.heartline.telephony.vonage.ApplicationKey;
import dev.heartline.telephony.vonage.VonageSignature;

/** Vonage: its calls and its Voice API under {@code /v1/calls}. To be built and used on one event loop. */
public final class SimulatedVonage {
    private static final String CALLS = "/v1/calls";
    private static final int SHORTEST_BEEP_TIMEOUT = 45;
    private static final int LONGEST_BEEP_TIMEOUT = 120;

    private final VonageApplication application;
    private final PhoneNumber ourNumber;
    private final TurnCalls calls;
    private final FaultyRequests requests;

    public SimulatedVonage(
            VonageApplication application,
            PhoneNumber ourNumber,
            NetworkManners manners,
            int history,
            Webhooks webhooks,
            People people,
            Faults faults,
            Clock clock) {
        this.application = application;
        this.ourNumber = ourNumber;
        var dialect = new VonageDialect(
                new VonageSignature(application.signatureSecret(), application.id(), InstantSource.system()));
        this.calls =
                new TurnCalls(new TurnExchange(ourNumber, dialect, manners, webhooks, faults, clock), people, history);
        this.requests = new FaultyRequests(faults, clock);
    }

    public TurnCalls calls() {
        return calls;
    }

    public void mount(Router router) {
        router.route("/v1/calls*").handler(this::authorize);
        router.post(CALLS).handler(BodyHandler.create(false)).handler(this::create);
        router.get(CALLS).handler(this::list);
        router.get(CALLS + "/:id").handler(this::fetch);
        router.put(CALLS + "/:id").handler(BodyHandler.create(false)).handler(this::update);
    }

    private void authorize(RoutingContext request) {
        if (ApplicationKey.isBearerOf(
                request.request().getHeader("Authorization"),
                application.id(),
                application.publicKey(),
                InstantSource.system())) {
            request.next();
        } else {
            error(request, 401, "Unauthorized");
        }
    }

    private void create(RoutingContext request) {
        var order = order(request);
        if (order.isEmpty()) {
            error(request, 400, "Bad request");
            return;
        }
        requests.carryOut(
                request,
                status -> error(request, status, "Try again later"),
                () -> {
                    var call = calls.dial(order.get());
                    send(
                            request,
                            201,
                            new JsonObject()
                                    .put("uuid", call.sid())
                                    .put("status", "started")
                                    .put("direction", "outbound")
                                    .put("conversation_uuid", "CON-" + call.sid()));
                },
                () -> calls.dial(order.get()));
    }

    /** Empty where the API would refuse it. */
    private Optional<CallOrder> order(RoutingContext request) {
        try {
            var json = request.body().asJsonObject();
            var from = number(json.getJsonObject("from"));
            if (!from.equals(ourNumber)
                    || !"POST".equals(json.getString("answer_method"))
                    || !"POST".equals(json.getString("event_method"))) {
                return Optional.empty();
            }
            var advanced = json.getJsonObject("advanced_machine_detection");
            if (advanced != null && !isDetection(advanced)) {
                return Optional.empty();
            }
            var event = Optional.of(json.getJsonArray("event_url").getString(0));
            return Optional.of(new CallOrder(
                    from,
                    number(json.getJsonArray("to").getJsonObject(0)),
                    json.getJsonArray("answer_url").getString(0),
                    new CallOrder.Addresses(event, Optional.empty(), Optional.empty(), event),
                    advanced != null || json.containsKey("machine_detection"),
                    advanced != null));
        } catch (DecodeException
                | ClassCastException
                | NullPointerException
                | IndexOutOfBoundsException
                | InvalidPhoneNumber e) {
            return Optional.empty();
        }
    }

    /** Synchronous modes, which have a person listen to silence, are not simulated. */
    private static boolean isDetection(JsonObject advanced) {
        return Set.of("continue", "hangup").contains(advanced.getString("behavior"))
                && "default".equals(advanced.getString("mode"))
                && advanced.getInteger("beep_timeout", SHORTEST_BEEP_TIMEOUT) >= SHORTEST_BEEP_TIMEOUT
                && advanced.getInteger("beep_timeout", SHORTEST_BEEP_TIMEOUT) <= LONGEST_BEEP_TIMEOUT;
    }

    private static PhoneNumber number(JsonObject phone) {
        return PhoneNumber.of("+" + phone.getString("number"));
    }

    private void list(RoutingContext request) {
        int first = Integer.parseInt(request.request().getParam("record_index", "0"));
        int size = Integer.parseInt(request.request().getParam("page_size", "10"));
        var page = new JsonArray();
        calls.known().reversed().stream()
                .skip(first)
                .limit(size)
                .map(VonageJson::call)
                .forEach(page::add);
        send(
                request,
                200,
                new JsonObject()
                        .put("count", page.size())
                        .put("page_size", size)
                        .put("record_index", first)
                        .put("_embedded", new JsonObject().put("calls", page)));
    }

    private void fetch(RoutingContext request) {
        calls.known(request.pathParam("id"))
                .ifPresentOrElse(
                        call -> send(request, 200, VonageJson.call(call)), () -> error(request, 404, "Not found"));
    }

    private void update(RoutingContext request) {
        var id = request.pathParam("id");
        var known = calls.known(id);
        if (known.isEmpty()) {
            error(request, 404, "Not found");
            return;
        }
        if (known.get().isEnded()) {
            error(request, 400, "The call has ended");
            return;
        }
        requests.carryOut(
                request,
                status -> error(request, status, "Try again later"),
                () -> change(request, id, true),
                () -> change(request, id, false));
    }

    private void change(RoutingContext request, String id, boolean heard) {
        try {
            var json = request.body().asJsonObject();
            switch (json.getString("action", "")) {
                case "hangup" -> calls.hangUp(id);
                case "transfer" ->
                    calls.redirect(
                            id,
                            Ncco.read(json.getJsonObject("destination")
                                    .getJsonArray("ncco")
                                    .encode()));
                default -> throw new InvalidInstructions("no such action");
            }
            if (heard) {
                request.response().setStatusCode(204).end();
            }
        } catch (InvalidInstructions | DecodeException | ClassCastException | NullPointerException e) {
            if (heard) {
                error(request, 400, "Bad request");
            }
        }
    }

    private static void error(RoutingContext request, int status, String title) {
        send(request, status, new JsonObject().put("title", title));
    }

    private static void send(RoutingContext request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.toBuffer());
    }
}
