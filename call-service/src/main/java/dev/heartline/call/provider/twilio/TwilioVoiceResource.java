package dev.heartline.call.provider.twilio;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import org.jspecify.annotations.Nullable;

import dev.heartline.call.answering.Machines;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.lifecycle.IncomingCall;
import dev.heartline.call.provider.Handover;
import dev.heartline.call.provider.NoSuchCall;
import dev.heartline.call.provider.Transfers;
import dev.heartline.call.provider.turn.Confidence;
import dev.heartline.call.provider.turn.Heard;
import dev.heartline.call.provider.turn.TurnByTurn;
import dev.heartline.call.provider.turn.TurnConfig;
import dev.heartline.call.recording.Recordings;
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

    /** ConversationRelay never came about: another way to talk is needed. */
    private static final Set<String> NO_RELAY = Set.of("64101", "64102");

    private final TwilioDoor door;
    private final TwilioTwiml twiml;
    private final TwilioVoiceConfig config;
    private final CallLifecycle lifecycle;
    private final Machines machines;
    private final Transfers transfers;
    private final Recordings recordings;
    private final TurnByTurn turns;
    private final TurnConfig rhythm;
    private final TwilioVoice carrier;

    TwilioVoiceResource(
            TwilioDoor door,
            TwilioTwiml twiml,
            TwilioVoiceConfig config,
            CallLifecycle lifecycle,
            Machines machines,
            Transfers transfers,
            Recordings recordings,
            TurnByTurn turns,
            TurnConfig rhythm,
            TwilioVoice carrier) {
        this.door = door;
        this.twiml = twiml;
        this.config = config;
        this.lifecycle = lifecycle;
        this.machines = machines;
        this.transfers = transfers;
        this.recordings = recordings;
        this.turns = turns;
        this.rhythm = rhythm;
        this.carrier = carrier;
    }

    @POST
    @Path("/inbound")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "Somebody calls our number")
    public Uni<String> receiveCall(@Context HttpServerRequest request, byte[] body) {
        var form = door.admit(request, body);
        var incoming = new IncomingCall(
                TwilioAccount.NAME, required(form, "CallSid"), required(form, "From"), required(form, "To"));
        return lifecycle.receive(incoming).chain(this::converseUnlessOver);
    }

    @POST
    @Path("/answer/{callId}")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "Somebody we called has answered")
    @Refuses(status = 404, when = "There is no such call")
    public Uni<String> connectCall(
            @PathParam("callId") String callId, @Context HttpServerRequest request, byte[] body) {
        var form = door.admit(request, body);
        return known(dialled(callId, form)).chain(this::converseUnlessOver);
    }

    @POST
    @Path("/turn/{callId}")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "The caller has said something, or nothing; says what they hear next")
    @Refuses(status = 404, when = "There is no such call")
    public Uni<String> takeTurn(
            @PathParam("callId") String callId,
            @QueryParam(TwilioUrls.TURN) @DefaultValue("1") int turn,
            @Context HttpServerRequest request,
            byte[] body) {
        var form = door.admit(request, body);
        var heard = Heard.of(
                form.first("SpeechResult").orElse(""),
                Confidence.of(form.first("Confidence").orElse("")),
                rhythm.listens(),
                TwilioTwiml.pause(rhythm));
        return known(dialled(callId, form))
                .chain(call -> turns.heard(call, turn, heard, carrier))
                .map(twiml::exchange);
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
        return taken(machines.advanced(reference(callId, form), signal));
    }

    @POST
    @Path("/answered-by")
    @Operation(summary = "Twilio has made out whether a person or a machine picked up, or that its greeting is over")
    @APIResponse(responseCode = "204", description = "Taken.")
    @Refuses(status = 404, when = "There is no such call")
    public Uni<Response> identifyAnswerer(
            @QueryParam(TwilioUrls.CALL_ID) String callId, @Context HttpServerRequest request, byte[] body) {
        var form = door.admit(request, body);
        return taken(machines.told(reference(callId, form), TwilioStatus.verdict(form)));
    }

    @POST
    @Path("/recording/{recordingId}")
    @Operation(summary = "A recording has begun, is stored, or has come to nothing")
    @APIResponse(responseCode = "204", description = "Taken.")
    @Refuses(status = 404, when = "There is no such recording of that call")
    public Uni<Response> updateRecording(
            @PathParam("recordingId") String recordingId, @Context HttpServerRequest request, byte[] body) {
        var form = door.admit(request, body);
        var word = required(form, "RecordingStatus");
        var report = TwilioRecordings.report(form)
                .orElseThrow(() -> HttpProblem.valueOf(
                        Response.Status.BAD_REQUEST, "There is no recording status '" + word + "'"));
        return recordings
                .told(NoSuchCall.id(recordingId), TwilioAccount.NAME, required(form, "CallSid"), report)
                .map(known -> {
                    if (!known) {
                        throw NoSuchCall.problem();
                    }
                    return Response.noContent().build();
                });
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
        var error = form.first("ErrorCode").orElse("");
        boolean failed = !error.isEmpty()
                || form.first("SessionStatus").filter("failed"::equals).isPresent();
        // Without a failure it was we who ended it.
        if (!stillThere || !failed) {
            return known(named(form)).replaceWith(twiml.hangUp());
        }
        return NoSuchCall.unlessKnown(lifecycle.resume(named(form))).chain(call -> {
            if (call.resumes() > config.resumes()) {
                return Uni.createFrom().item(twiml.hangUp());
            }
            return NO_RELAY.contains(error) ? exchange(call) : converseUnlessOver(call);
        });
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
        return Handover.of(form, "DialCallStatus", "DialCallDuration").talked()
                ? known(named(form)).replaceWith(twiml.hangUp())
                : NoSuchCall.unlessKnown(lifecycle.resume(named(form), transfers::failed))
                        .chain(this::converseUnlessOver);
    }

    /**
     * A webhook for a call that has ended is late or replayed; whoever is on that line gets no second conversation. A machine
     * gets none either.
     */
    private Uni<String> converseUnlessOver(Call call) {
        boolean turnByTurn = config.turnByTurn().orElse(List.of()).stream()
                .anyMatch(beginning -> call.personPhone().startsWith(beginning));
        if (turnByTurn) {
            return exchange(call);
        }
        return Uni.createFrom().item(call.mayTalk() ? twiml.converse(call.id()) : twiml.hangUp());
    }

    private Uni<String> exchange(Call call) {
        return turns.begin(call, carrier).map(twiml::exchange);
    }

    private Uni<Call> known(CallReference reference) {
        return NoSuchCall.unlessKnown(lifecycle.find(reference));
    }

    private static Uni<Response> taken(Uni<?> report) {
        return NoSuchCall.unlessKnown(report)
                .replaceWith(() -> Response.noContent().build());
    }

    /** @param callId null where it came in */
    private static CallReference reference(@Nullable String callId, FormBody form) {
        return callId == null ? named(form) : dialled(callId, form);
    }

    private static CallReference named(FormBody form) {
        return new CallReference.BySid(TwilioAccount.NAME, required(form, "CallSid"));
    }

    private static CallReference dialled(String callId, FormBody form) {
        return NoSuchCall.reference(TwilioAccount.NAME, callId, required(form, "CallSid"));
    }
}
