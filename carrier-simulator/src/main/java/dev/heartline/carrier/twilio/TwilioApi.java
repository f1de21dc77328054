package dev.heartline.carrier.twilio;

import java.security.MessageDigest;
import java.util.Base64;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import dev.heartline.carrier.fault.ApiFault;
import dev.heartline.carrier.fault.Faults;
import dev.heartline.carrier.network.CallState;
import dev.heartline.carrier.network.Clock;
import dev.heartline.carrier.network.EndedBy;
import dev.heartline.telephony.signature.FormBody;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Twilio's REST API, as much of it as orders, changes and looks up calls and messages. */
public final class TwilioApi {
    private static final String PREFIX = "/2010-04-01/Accounts/:account";

    private final TwilioAccount account;
    private final TwilioCalls calls;
    private final TwilioTexts texts;
    private final Faults faults;
    private final Clock clock;
    private final byte[] expectedAuthorization;

    /** A request that is answered with JSON. */
    @FunctionalInterface
    private interface Resource {
        JsonObject answer(RoutingContext request) throws TwilioError;
    }

    TwilioApi(TwilioAccount account, TwilioCalls calls, TwilioTexts texts, Faults faults, Clock clock) {
        this.account = account;
        this.calls = calls;
        this.texts = texts;
        this.faults = faults;
        this.clock = clock;
        var credentials = (account.sid() + ":" + account.authToken()).getBytes(UTF_8);
        this.expectedAuthorization = ("Basic " + Base64.getEncoder().encodeToString(credentials)).getBytes(UTF_8);
    }

    public void mount(Router router) {
        router.route("/2010-04-01/*").handler(BodyHandler.create(false));
        router.post(PREFIX + "/Calls.json").handler(request -> change(request, 201, this::dial));
        router.get(PREFIX + "/Calls.json").handler(request -> answer(request, 200, this::listCalls));
        router.get(PREFIX + "/Calls/:sid.json").handler(request -> answer(request, 200, this::showCall));
        router.post(PREFIX + "/Calls/:sid.json").handler(request -> change(request, 200, this::changeCall));
        router.post(PREFIX + "/Messages.json").handler(request -> change(request, 201, this::orderText));
        router.get(PREFIX + "/Messages.json").handler(request -> answer(request, 200, this::listTexts));
        router.get(PREFIX + "/Messages/:sid.json").handler(request -> answer(request, 200, this::showText));
        router.route("/2010-04-01/*")
                .handler(request -> answer(request, 200, unknown -> {
                    throw TwilioError.notFound();
                }));
    }

    private JsonObject dial(RoutingContext request) throws TwilioError {
        return TwilioJson.call(calls.dial(OutboundOrder.of(form(request))), account.sid());
    }

    private JsonObject showCall(RoutingContext request) throws TwilioError {
        return TwilioJson.call(call(request), account.sid());
    }

    private JsonObject changeCall(RoutingContext request) throws TwilioError {
        var call = call(request);
        var form = form(request);
        if (OutboundOrder.given(form, "Url").isPresent()
                || OutboundOrder.given(form, "Twiml").isPresent()) {
            throw new TwilioError(400, 21220, "Redirecting a live call is not simulated");
        }
        switch (form.first("Status").orElse("")) {
            // As at Twilio: 'canceled' spares a call that was answered, 'completed' ends any.
            case "canceled" -> {
                if (call.call().state() == CallState.QUEUED || call.call().state() == CallState.RINGING) {
                    call.end(CallState.CANCELED, EndedBy.COACH);
                }
            }
            case "completed" ->
                call.end(
                        call.call().answeredAt().isPresent() ? CallState.COMPLETED : CallState.CANCELED, EndedBy.COACH);
            default -> throw new TwilioError(400, 20001, "Status must be 'canceled' or 'completed'");
        }
        return TwilioJson.call(call, account.sid());
    }

    private JsonObject listCalls(RoutingContext request) throws TwilioError {
        var filter = TwilioFilter.of(request.request().query(), "StartTime");
        var found = calls.known().stream()
                .filter(known -> filter.accepts(
                        known.call().to(),
                        known.call().from(),
                        TwilioFields.status(known.call().state()),
                        known.call().createdAt()))
                .map(known -> TwilioJson.call(known, account.sid()))
                .toList();
        return TwilioJson.page("calls", found, request.request().uri());
    }

    private JsonObject orderText(RoutingContext request) throws TwilioError {
        return TwilioJson.message(texts.order(form(request)), account.sid());
    }

    private JsonObject showText(RoutingContext request) throws TwilioError {
        var text = texts.known(request.pathParam("sid")).orElseThrow(TwilioError::notFound);
        return TwilioJson.message(text, account.sid());
    }

    private JsonObject listTexts(RoutingContext request) throws TwilioError {
        var filter = TwilioFilter.of(request.request().query(), "DateSent");
        var found = texts.known().stream()
                .filter(text ->
                        filter.accepts(text.to(), text.from(), text.state().wireName(), text.createdAt()))
                .map(text -> TwilioJson.message(text, account.sid()))
                .toList();
        return TwilioJson.page("messages", found, request.request().uri());
    }

    private TwilioCall call(RoutingContext request) throws TwilioError {
        return calls.known(request.pathParam("sid")).orElseThrow(TwilioError::notFound);
    }

    private static FormBody form(RoutingContext request) throws TwilioError {
        try {
            return FormBody.parse(
                    request.body().buffer() == null
                            ? new byte[0]
                            : request.body().buffer().getBytes());
        } catch (FormBody.MalformedForm e) {
            throw new TwilioError(400, 20001, e.getMessage());
        }
    }

    /** Like {@link #answer}, but subject to the faults that are switched on. */
    private void change(RoutingContext request, int success, Resource resource) {
        var fault = faults.takeApiFault();
        if (fault.isEmpty()) {
            answer(request, success, resource);
            return;
        }
        switch (fault.get()) {
            case ApiFault.Refuses(int status) ->
                send(request, status, TwilioJson.error(new TwilioError(status, errorCode(status), "Try again later")));
            case ApiFault.Hangs(var after) ->
                clock.later(Math.max(1, after.toMillis()), request.request().connection()::close);
            case ApiFault.LosesAnswer() -> {
                try {
                    authorize(request);
                    resource.answer(request);
                } catch (TwilioError e) {
                    // Refused, but nobody is told that either.
                }
                request.request().connection().close();
            }
        }
    }

    private void answer(RoutingContext request, int success, Resource resource) {
        try {
            authorize(request);
            send(request, success, resource.answer(request));
        } catch (TwilioError e) {
            send(request, e.httpStatus(), TwilioJson.error(e));
        }
    }

    private void authorize(RoutingContext request) throws TwilioError {
        var given = request.request().getHeader("Authorization");
        if (given == null || !MessageDigest.isEqual(given.getBytes(UTF_8), expectedAuthorization)) {
            throw new TwilioError(401, 20003, "Authenticate");
        }
        var asked = request.pathParam("account");
        if (asked != null && !asked.equals(account.sid())) {
            throw TwilioError.notFound();
        }
    }

    private static int errorCode(int status) {
        return status == 429 ? 20429 : 20500;
    }

    private static void send(RoutingContext request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.toBuffer());
    }
}
