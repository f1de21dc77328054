package dev.heartline.call.provider.plivo;

import java.time.Instant;

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

import dev.heartline.call.answering.Machines;
import dev.heartline.call.answering.MailboxWords;
import dev.heartline.call.answering.VoicemailConfig;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.lifecycle.IncomingCall;
import dev.heartline.call.lifecycle.MailboxMessage;
import dev.heartline.call.provider.Handover;
import dev.heartline.call.provider.NoSuchCall;
import dev.heartline.call.provider.Transfers;
import dev.heartline.call.provider.turn.Confidence;
import dev.heartline.call.provider.turn.Heard;
import dev.heartline.call.provider.turn.NextTurn;
import dev.heartline.call.provider.turn.TurnByTurn;
import dev.heartline.call.provider.turn.TurnConfig;
import dev.heartline.service.api.Refuses;
import dev.heartline.telephony.number.NetworkNumber;
import dev.heartline.telephony.plivo.PlivoAccount;
import dev.heartline.telephony.plivo.PlivoDoor;
import dev.heartline.telephony.signature.FormBody;

import static dev.heartline.telephony.door.WebhookDoor.required;

/**
 * Plivo's voice webhooks: forms, signed over the configured public URL. Open to anybody who can sign. Plivo asks, or tells, again where our
 * answer was lost.
 */
@Path(PlivoUrls.ROOT)
@PermitAll
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Tag(name = "Webhooks", description = "For providers only, who sign what they send.")
class PlivoVoiceResource {

    private final PlivoDoor door;
    private final PlivoUrls urls;
    private final PlivoVoice carrier;
    private final PlivoVoiceConfig config;
    private final TurnConfig rhythm;
    private final TurnByTurn turns;
    private final CallLifecycle lifecycle;
    private final Machines machines;
    private final MailboxWords words;
    private final VoicemailConfig voicemail;
    private final Transfers transfers;

    PlivoVoiceResource(
            PlivoDoor door,
            PlivoUrls urls,
            PlivoVoice carrier,
            PlivoVoiceConfig config,
            TurnConfig rhythm,
            TurnByTurn turns,
            CallLifecycle lifecycle,
            Machines machines,
            MailboxWords words,
            VoicemailConfig voicemail,
            Transfers transfers) {
        this.door = door;
        this.urls = urls;
        this.carrier = carrier;
        this.config = config;
        this.rhythm = rhythm;
        this.turns = turns;
        this.lifecycle = lifecycle;
        this.machines = machines;
        this.words = words;
        this.voicemail = voicemail;
        this.transfers = transfers;
    }

    @POST
    @Path("/inbound")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "Somebody calls our number at Plivo")
    public Uni<String> receivePlivoCall(@Context HttpServerRequest request, byte[] body) {
        var form = door.admitAgain(request, body);
        var incoming = new IncomingCall(
                PlivoAccount.NAME,
                required(form, "CallUUID"),
                NetworkNumber.toE164(required(form, "From")),
                NetworkNumber.toE164(required(form, "To")));
        return lifecycle.receive(incoming).chain(this::converse);
    }

    @POST
    @Path("/answer/{callId}")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "Somebody we called by Plivo has answered")
    @Refuses(status = 404, when = "There is no such call")
    public Uni<String> connectPlivoCall(
            @PathParam("callId") String callId, @Context HttpServerRequest request, byte[] body) {
        var form = door.admitAgain(request, body);
        return known(callId, form).chain(this::converse);
    }

    @POST
    @Path("/turn/{callId}")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "The caller has said something, or nothing; says what they hear next")
    @Refuses(status = 404, when = "There is no such call")
    public Uni<String> takePlivoTurn(
            @PathParam("callId") String callId,
            @QueryParam(PlivoUrls.TURN) @DefaultValue("1") int turn,
            @Context HttpServerRequest request,
            byte[] body) {
        var form = door.admitAgain(request, body);
        return known(callId, form)
                .chain(call -> turns.heard(call, turn, heard(form), carrier))
                .map(this::xml);
    }

    @POST
    @Path("/status")
    @Operation(summary = "The state of a call by Plivo has changed, or it is known who picked up")
    @APIResponse(responseCode = "204", description = "Taken.")
    @Refuses(status = 404, when = "There is no such call")
    public Uni<Response> updatePlivoCall(
            @QueryParam(PlivoUrls.CALL_ID) String callId, @Context HttpServerRequest request, byte[] body) {
        var form = door.admitAgain(request, body);
        var word = required(form, "CallStatus");
        var signal = PlivoStatus.signal(form, Instant.now())
                .orElseThrow(() ->
                        HttpProblem.valueOf(Response.Status.BAD_REQUEST, "There is no call status '" + word + "'"));
        var reference = callId == null
                ? new CallReference.BySid(PlivoAccount.NAME, required(form, "CallUUID"))
                : dialled(callId, form);
        var who = PlivoStatus.answeredBy(form);
        return NoSuchCall.unlessKnown(
                        who.isPresent() && !signal.status().isTerminal()
                                ? machines.told(reference, PlivoStatus.verdict(form))
                                : machines.advanced(reference, signal))
                .replaceWith(() -> Response.noContent().build());
    }

    @POST
    @Path("/transfer/{callId}")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "Plivo asks whom a call is to be connected to")
    @Refuses(status = 404, when = "There is no such call, or nobody had it transferred")
    public Uni<String> transferPlivoCall(
            @PathParam("callId") String callId, @Context HttpServerRequest request, byte[] body) {
        var form = door.admitAgain(request, body);
        return known(callId, form)
                .chain(call -> transfers
                        .target(call.id())
                        .map(number -> number.map(to -> PlivoXml.dial(to, urls.transferEnded(call.id())))
                                .orElseThrow(NoSuchCall::problem)));
    }

    @POST
    @Path("/message/{callId}")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "Plivo asks what is to be left in the mailbox that has picked up")
    @Refuses(status = 404, when = "There is no such call, or nothing is to be left")
    public Uni<String> leavePlivoMessage(
            @PathParam("callId") String callId, @Context HttpServerRequest request, byte[] body) {
        var form = door.admitAgain(request, body);
        return known(callId, form).map(call -> {
            if (call.message() != MailboxMessage.LEFT) {
                throw NoSuchCall.problem();
            }
            return PlivoXml.leave(words.to(call), voicemail.longestGreeting(), config.language());
        });
    }

    @POST
    @Path("/transfer-ended/{callId}")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(
            summary =
                    "Somebody else has taken the call over and is done, or nobody has; says what the caller gets next")
    @Refuses(status = 404, when = "There is no such call")
    public Uni<String> endPlivoTransfer(
            @PathParam("callId") String callId, @Context HttpServerRequest request, byte[] body) {
        var form = door.admitAgain(request, body);
        return Handover.of(form, "DialStatus", "DialBLegDuration").talked()
                ? known(callId, form).replaceWith(PlivoXml.hangUp())
                : NoSuchCall.unlessKnown(lifecycle.resume(dialled(callId, form), transfers::failed))
                        .chain(this::converse);
    }

    /** Plivo's documentation doesn't say that it stops speaking when the caller begins. */
    private Heard heard(FormBody form) {
        return Heard.throughWords(
                form.first("Speech").orElse(""),
                Confidence.of(form.first("SpeechConfidenceScore").orElse("")),
                PlivoXml.listens(rhythm));
    }

    private Uni<Call> known(String callId, FormBody form) {
        return NoSuchCall.unlessKnown(lifecycle.find(dialled(callId, form)));
    }

    private Uni<String> converse(Call call) {
        return turns.begin(call, carrier).map(this::xml);
    }

    private String xml(NextTurn next) {
        return PlivoXml.of(next, urls.turn(next.callId(), next.turn()), rhythm, config.language());
    }

    /** A call that we dial has the id of our request; one that comes in has none such. */
    private static CallReference dialled(String callId, FormBody form) {
        var uuid = form.first("RequestUUID").filter(id -> !id.isBlank()).orElseGet(() -> required(form, "CallUUID"));
        return NoSuchCall.reference(PlivoAccount.NAME, callId, uuid);
    }
}
