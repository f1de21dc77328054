package dev.heartline.carrier.bird;

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
import dev.heartline.carrier.text.OrderedText;
import dev.heartline.carrier.text.Texts;
import dev.heartline.carrier.turn.FaultyRequests;
import dev.heartline.carrier.webhook.NetworkManners;
import dev.heartline.carrier.webhook.Webhooks;
import dev.heartline.telephony.bird.BirdSignature;
import dev.heartline.telephony.number.InvalidPhoneNumber;
import dev.heartline.telephony.number.PhoneNumber;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Bird: the texts of one channel and the Channels API under {@code /workspaces/ID/channels/ID/messages}. To be built and used on one
 * event loop.
 */
public final class SimulatedBird {
    private static final String MESSAGES = "/workspaces/:workspace/channels/:channel/messages";

    private final BirdKeys keys;
    private final PhoneNumber ourNumber;
    private final BirdDialect dialect;
    private final Texts texts;
    private final FaultyRequests requests;
    private final byte[] expectedAuthorization;

    public SimulatedBird(
            BirdKeys keys,
            PhoneNumber ourNumber,
            NetworkManners manners,
            int history,
            Webhooks webhooks,
            People people,
            Faults faults,
            Clock clock) {
        this.keys = keys;
        this.ourNumber = ourNumber;
        this.dialect = new BirdDialect(new BirdSignature(keys.signingKey(), InstantSource.system()), keys.channelId());
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
        if (given == null || !MessageDigest.isEqual(given.getBytes(UTF_8), expectedAuthorization)) {
            error(request, 401, "Unauthorized");
        } else if (!keys.workspaceId().equals(request.pathParam("workspace"))
                || !keys.channelId().equals(request.pathParam("channel"))) {
            error(request, 404, "NotFound");
        } else {
            request.next();
        }
    }

    private void create(RoutingContext request) {
        var order = order(request);
        if (order.isEmpty()) {
            error(request, 422, "InvalidPayload");
            return;
        }
        requests.carryOut(
                request,
                status -> error(request, status, "TryAgainLater"),
                () -> send(request, 202, dialect.message(texts.order(order.get()), order.get())),
                () -> texts.order(order.get()));
    }

    /** Empty where the API would refuse it. */
    private Optional<OrderedText> order(RoutingContext request) {
        try {
            var json = request.body().asJsonObject();
            var contacts = json.getJsonObject("receiver").getJsonArray("contacts");
            var body = json.getJsonObject("body");
            var words = body.getJsonObject("text").getString("text");
            if (contacts.size() != 1 || !"text".equals(body.getString("type")) || words.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new OrderedText(
                    PhoneNumber.of(contacts.getJsonObject(0).getString("identifierValue")),
                    ourNumber,
                    words,
                    Optional.empty(),
                    Optional.ofNullable(json.getString("reference"))));
        } catch (DecodeException | ClassCastException | NullPointerException | InvalidPhoneNumber e) {
            return Optional.empty();
        }
    }

    private void list(RoutingContext request) {
        int first = Integer.parseInt(request.request().getParam("pageToken", "0"));
        int limit = Integer.parseInt(request.request().getParam("limit", "10"));
        var all = texts.ordered();
        var page = new JsonArray();
        all.stream()
                .skip(first)
                .limit(limit)
                .map(carried -> dialect.message(carried.text(), carried.order().orElseThrow()))
                .forEach(page::add);
        var answer = new JsonObject().put("results", page);
        if (all.size() > first + limit) {
            answer.put("nextPageToken", Integer.toString(first + limit));
        }
        send(request, 200, answer);
    }

    private static void error(RoutingContext request, int status, String code) {
        send(request, status, new JsonObject().put("code", code).put("message", "The request was refused"));
    }

    private static void send(RoutingContext request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.toBuffer());
    }
}
