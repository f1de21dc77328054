package dev.heartline.carrier.twilio;

import java.security.MessageDigest;
import java.util.Base64;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import dev.heartline.carrier.fault.Faults;
import dev.heartline.carrier.network.Clock;
import dev.heartline.carrier.turn.FaultyRequests;
import dev.heartline.telephony.signature.FormBody;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Twilio's REST API for calls, their recordings and messages: who may ask, what fails on demand, and how errors look. */
public final class TwilioApi {
    private static final String PREFIX = "/2010-04-01/Accounts/:account";

    private static final int DONE = 204;
    private static final JsonObject NOTHING = new JsonObject();

    private final TwilioAccount account;
    private final CallResources calls;
    private final RecordingResources recordings;
    private final MessageResources messages;
    private final FaultyRequests requests;
    private final byte[] expectedAuthorization;

    /** A request that is answered with JSON. */
    @FunctionalInterface
    private interface Resource {
        JsonObject answer(RoutingContext request) throws TwilioError;
    }

    TwilioApi(
            TwilioAccount account,
            CallResources calls,
            RecordingResources recordings,
            MessageResources messages,
            Faults faults,
            Clock clock) {
        this.account = account;
        this.calls = calls;
        this.recordings = recordings;
        this.messages = messages;
        this.requests = new FaultyRequests(faults, clock);
        var credentials = (account.sid() + ":" + account.authToken()).getBytes(UTF_8);
        this.expectedAuthorization = ("Basic " + Base64.getEncoder().encodeToString(credentials)).getBytes(UTF_8);
    }

    public void mount(Router router) {
        // Not for GET: the handler fails one that announces a form, as SDKs do whose every request is one.
        router.post("/2010-04-01/*").handler(BodyHandler.create(false));
        router.post(PREFIX + "/Calls.json").handler(at -> change(at, 201, it -> calls.create(form(it))));
        router.get(PREFIX + "/Calls.json").handler(at -> answer(at, 200, it -> calls.list(page(it))));
        router.get(PREFIX + "/Calls/:sid.json").handler(at -> answer(at, 200, it -> calls.fetch(sid(it))));
        router.post(PREFIX + "/Calls/:sid.json").handler(at -> change(at, 200, it -> calls.update(sid(it), form(it))));
        router.delete(PREFIX + "/Calls/:sid.json")
                .handler(at -> change(at, DONE, it -> {
                    calls.delete(sid(it));
                    return NOTHING;
                }));
        router.post(PREFIX + "/Calls/:sid/Recordings.json")
                .handler(at -> change(at, 201, it -> recordings.create(sid(it), form(it))));
        router.get(PREFIX + "/Calls/:sid/Recordings.json")
                .handler(at -> answer(at, 200, it -> recordings.list(sid(it), page(it))));
        router.get(PREFIX + "/Calls/:sid/Recordings/:recording.json")
                .handler(at -> answer(at, 200, it -> recordings.fetch(sid(it), recording(it))));
        router.post(PREFIX + "/Calls/:sid/Recordings/:recording.json")
                .handler(at -> change(at, 200, it -> recordings.update(sid(it), recording(it), form(it))));
        router.delete(PREFIX + "/Recordings/:recording.json")
                .handler(at -> change(at, DONE, it -> {
                    recordings.delete(recording(it));
                    return NOTHING;
                }));
        router.post(PREFIX + "/Messages.json").handler(at -> change(at, 201, it -> messages.create(form(it))));
        router.get(PREFIX + "/Messages.json").handler(at -> answer(at, 200, it -> messages.list(page(it))));
        router.get(PREFIX + "/Messages/:sid.json").handler(at -> answer(at, 200, it -> messages.fetch(sid(it))));
        router.post(PREFIX + "/Messages/:sid.json")
                .handler(at -> change(at, 200, it -> messages.update(sid(it), form(it))));
        router.delete(PREFIX + "/Messages/:sid.json")
                .handler(at -> change(at, DONE, it -> {
                    messages.delete(sid(it));
                    return NOTHING;
                }));
        router.route("/2010-04-01/*")
                .handler(at -> answer(at, 200, unknown -> {
                    throw TwilioError.notFound();
                }));
    }

    private static String sid(RoutingContext request) {
        return request.pathParam("sid");
    }

    private static String recording(RoutingContext request) {
        return request.pathParam("recording");
    }

    private static PageRequest page(RoutingContext request) throws TwilioError {
        var query = request.request().query();
        try {
            return PageRequest.of(request.request().path(), FormBody.parse(query == null ? "" : query));
        } catch (FormBody.MalformedForm e) {
            throw new TwilioError(400, 20001, e.getMessage());
        }
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
        requests.carryOut(
                request,
                status -> send(
                        request,
                        status,
                        TwilioJson.error(new TwilioError(status, errorCode(status), "Try again later"))),
                () -> answer(request, success, resource),
                () -> {
                    try {
                        authorize(request);
                        resource.answer(request);
                    } catch (TwilioError e) {
                        // Refused, but nobody is told that either.
                    }
                });
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
        var response = request.response().setStatusCode(status);
        if (status == DONE) {
            response.end();
            return;
        }
        if (status == 401) {
            response.putHeader("WWW-Authenticate", "Basic realm=\"Twilio API\"");
        }
        response.putHeader("Content-Type", "application/json").end(body.toBuffer());
    }
}
