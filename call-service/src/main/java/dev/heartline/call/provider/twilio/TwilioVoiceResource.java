package dev.heartline.call.provider.twilio;

import java.time.Instant;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.call.answering.Machines;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.lifecycle.IncomingCall;
import dev.heartline.call.provider.NoSuchCall;
import dev.heartline.call.provider.Transfers;
import dev.heartline.service.api.Refuses;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.twilio.TwilioAccount;
import dev.heartline.telephony.twilio.TwilioDoor;

import static dev.heartline.telephony.door.WebhookDoor.required;

/** Twilio's voice webhooks: forms, signed over the configured public URL. Open to anybody who can sign. */
@Path(TwilioUrls.ROOT)
@PermitAll
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Tag(name = "Webhooks", description = "For providers only, who sign what they send.")
class TwilioVoiceResource {

    /** The websocket was lost while the caller is still there. */
    private static final String WEBSOCKET_LOST = "64105";

    private final TwilioDoor door;
    private final TwilioTwiml twiml;
    private final TwilioVoiceConfig config;
    private final CallLifecycle lifecycle;
    private final Machines machines;
    private final Transfers transfers;

    TwilioVoiceResource(
            TwilioDoor door,
            TwilioTwiml twiml,
            TwilioVoiceConfig config,
            CallLifecycle lifecycle,
            Machines machines,
            Transfers transfers) {
        this.door = door;
        this.twiml = twiml;
        this.config = config;
        this.lifecycle = lifecycle;
        this.machines = machines;
        this.transfers = transfers;
    }

    @POST
    @Path("/inbound")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "Somebody calls our number")
    public Uni<String> receiveCall(@Context HttpServerRequest request, byte[] body) {
        var form = door.admit(request, body);
        var incoming = new IncomingCall(
                TwilioAccount.NAME, required(form, "CallSid"), required(form, "From"), required(form, "To"));
        return lifecycle.receive(incoming).map(this::converseUnlessOver);
    }

    @POST
    @Path("/answer/{callId}")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "Somebody we called has answered")
    @Refuses(status = 404, when = "There is no such call")
    public Uni<String> connectCall(
            @PathParam("callId") String callId, @Context HttpServerRequest request, byte[] body) {
        var form = door.admit(request, body);
        return NoSuchCall.unlessKnown(lifecycle.find(dialled(callId, form))).map(this::converseUnlessOver);
    }

    @POST
    @Path("/status")
    @Operation(summary = "The state of a call has changed")
    @APIResponse(responseCode = "204", description = "Taken.")
    @Refuses(status = 404, when = "There is no such call")
    public Uni<Response> updateCallStatus(
            @QueryParam(TwilioUrls.CALL_ID) String callId, @Context HttpServerRequest request, byte[] body) {
        var form = door.admit(request, body);
        var word = required(form, "CallStatus");
        var signal = TwilioStatus.signal(form, Instant.now())
                .orElseThrow(() ->
                        HttpProblem.valueOf(Response.Status.BAD_REQUEST, "There is no call status '" + word + "'"));
        var reference = callId == null ? named(form) : dialled(callId, form);
        return NoSuchCall.unlessKnown(lifecycle.advance(reference, signal))
                .replaceWith(() -> Response.noContent().build());
    }

    @POST
    @Path("/answered-by")
    @Operation(summary = "Twilio has made out whether a person or a machine picked up")
    @APIResponse(responseCode = "204", description = "Taken.")
    @Refuses(status = 404, when = "There is no such call")
    public Uni<Response> identifyAnswerer(
            @QueryParam(TwilioUrls.CALL_ID) String callId, @Context HttpServerRequest request, byte[] body) {
        var form = door.admit(request, body);
        var reference = callId == null ? named(form) : dialled(callId, form);
        return NoSuchCall.unlessKnown(machines.told(reference, TwilioStatus.answeredBy(form)))
                .replaceWith(() -> Response.noContent().build());
    }

    @POST
    @Path("/relay-ended")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "The conversation's websocket has ended; says what the caller gets next")
    @Refuses(status = 404, when = "There is no such call")
    public Uni<String> endConversation(@Context HttpServerRequest request, byte[] body) {
        var form = door.admit(request, body);
        boolean stillThere =
                form.first("CallStatus").filter("in-progress"::equals).isPresent();
        boolean lost = form.first("ErrorCode").filter(WEBSOCKET_LOST::equals).isPresent();
        return stillThere && lost
                ? NoSuchCall.unlessKnown(lifecycle.resume(named(form)))
                        .map(call -> call.resumes() > config.resumes() ? twiml.hangUp() : converseUnlessOver(call))
                : NoSuchCall.unlessKnown(lifecycle.find(named(form))).replaceWith(twiml.hangUp());
    }

    @POST
    @Path("/transfer-ended")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(
            summary =
                    "Somebody else has taken the call over and is done, or nobody has; says what the caller gets next")
    @Refuses(status = 404, when = "There is no such call")
    public Uni<String> endTransfer(@Context HttpServerRequest request, byte[] body) {
        var form = door.admit(request, body);
        boolean talked =
                form.first("DialCallStatus").filter("completed"::equals).isPresent();
        return talked
                ? NoSuchCall.unlessKnown(lifecycle.find(named(form))).replaceWith(twiml.hangUp())
                : NoSuchCall.unlessKnown(lifecycle.resume(named(form)))
                        .call(call -> transfers.failed(call.id()))
                        .map(this::converseUnlessOver);
    }

    /**
     * A webhook for a call that has ended is late or replayed; whoever is on that line gets no second conversation. A machine
     * gets none either.
     */
    private String converseUnlessOver(Call call) {
        return call.mayTalk() ? twiml.converse(call.id()) : twiml.hangUp();
    }

    private static CallReference named(FormBody form) {
        return new CallReference.BySid(TwilioAccount.NAME, required(form, "CallSid"));
    }

    private static CallReference dialled(String callId, FormBody form) {
        return NoSuchCall.reference(TwilioAccount.NAME, callId, required(form, "CallSid"));
    }
}
