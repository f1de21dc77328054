package dev.heartline.call.provider.vonage;

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
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.call.answering.Machines;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.lifecycle.IncomingCall;
import dev.heartline.call.provider.NoSuchCall;
import dev.heartline.call.provider.Transfers;
import dev.heartline.call.provider.turn.Confidence;
import dev.heartline.call.provider.turn.Heard;
import dev.heartline.call.provider.turn.NextTurn;
import dev.heartline.call.provider.turn.TurnByTurn;
import dev.heartline.call.provider.turn.TurnConfig;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.web.Characters;
import dev.heartline.telephony.door.WebhookDoor;
import dev.heartline.telephony.number.NetworkNumber;
import dev.heartline.telephony.vonage.VonageAccount;
import dev.heartline.telephony.vonage.VonageDoor;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Vonage's voice webhooks: JSON, signed. Open to anybody who can sign. Bodies are taken as text, since bytes would be read as a JSON
 * string in Base64.
 */
@Path(VonageUrls.ROOT)
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks", description = "For providers only, who sign what they send.")
class VonageVoiceResource {

    private final VonageDoor door;
    private final VonageUrls urls;
    private final VonageVoice carrier;
    private final VonageVoiceConfig config;
    private final TurnConfig rhythm;
    private final TurnByTurn turns;
    private final CallLifecycle lifecycle;
    private final Machines machines;
    private final Transfers transfers;

    VonageVoiceResource(
            VonageDoor door,
            VonageUrls urls,
            VonageVoice carrier,
            VonageVoiceConfig config,
            TurnConfig rhythm,
            TurnByTurn turns,
            CallLifecycle lifecycle,
            Machines machines,
            Transfers transfers) {
        this.door = door;
        this.urls = urls;
        this.carrier = carrier;
        this.config = config;
        this.rhythm = rhythm;
        this.turns = turns;
        this.lifecycle = lifecycle;
        this.machines = machines;
        this.transfers = transfers;
    }

    @POST
    @Path("/inbound")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "What the caller hears next, as an NCCO.",
            content = @Content(schema = @Schema(implementation = Object[].class)))
    @Operation(summary = "Somebody calls our number at Vonage")
    public Uni<String> receiveVonageCall(@Context HttpServerRequest request, String body) {
        var call = admitted(request, body);
        var incoming = new IncomingCall(
                VonageAccount.NAME,
                required(call, "uuid"),
                NetworkNumber.toE164(required(call, "from")),
                NetworkNumber.toE164(required(call, "to")));
        return lifecycle.receive(incoming).chain(this::converse);
    }

    @POST
    @Path("/answer/{callId}")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "What the caller hears next, as an NCCO.",
            content = @Content(schema = @Schema(implementation = Object[].class)))
    @Operation(summary = "Somebody we called by Vonage has answered")
    @Refuses(status = 404, when = "There is no such call")
    public Uni<String> connectVonageCall(
            @PathParam("callId") String callId, @Context HttpServerRequest request, String body) {
        var call = admitted(request, body);
        return known(dialled(callId, required(call, "uuid"))).chain(this::converse);
    }

    @POST
    @Path("/turn/{callId}")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "What the caller hears next, as an NCCO.",
            content = @Content(schema = @Schema(implementation = Object[].class)))
    @Operation(summary = "The caller has said something, or nothing; says what they hear next")
    @Refuses(status = 404, when = "There is no such call")
    public Uni<String> takeVonageTurn(
            @PathParam("callId") String callId,
            @QueryParam(VonageUrls.TURN) @DefaultValue("1") int turn,
            @Context HttpServerRequest request,
            String body) {
        var input = admitted(request, body);
        return known(dialled(callId, required(input, "uuid")))
                .chain(call -> turns.heard(call, turn, heard(input), carrier))
                .map(this::ncco);
    }

    @POST
    @Path("/event")
    @Operation(summary = "The state of a call by Vonage has changed, or it is known who picked up")
    @APIResponse(responseCode = "204", description = "Taken.")
    @Refuses(status = 404, when = "There is no such call")
    public Uni<Response> updateVonageCall(
            @QueryParam(VonageUrls.CALL_ID) String callId, @Context HttpServerRequest request, String body) {
        var event = admitted(request, body);
        var word = required(event, "status");
        if (VonageStatus.isNoStatus(word)) {
            return Uni.createFrom().item(Response.noContent().build());
        }
        var signal = VonageStatus.signal(event, Instant.now())
                .orElseThrow(() ->
                        HttpProblem.valueOf(Response.Status.BAD_REQUEST, "There is no call status '" + word + "'"));
        var uuid = required(event, event.containsKey("uuid") ? "uuid" : "call_uuid");
        var reference = callId == null ? new CallReference.BySid(VonageAccount.NAME, uuid) : dialled(callId, uuid);
        var who = VonageStatus.answeredBy(event);
        return NoSuchCall.unlessKnown(
                        who.isPresent() && !signal.status().isTerminal()
                                ? machines.told(reference, VonageStatus.verdict(event))
                                : machines.advanced(reference, signal))
                .replaceWith(() -> Response.noContent().build());
    }

    @POST
    @Path("/transfer-ended/{callId}")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "What the caller hears next, as an NCCO.",
            content = @Content(schema = @Schema(implementation = Object[].class)))
    @Operation(
            summary =
                    "How it goes with somebody who is to take a call over; says what the caller gets where nobody does")
    @APIResponse(responseCode = "204", description = "Taken: nothing else is to be done.")
    @Refuses(status = 404, when = "There is no such call, or nobody had it transferred")
    public Uni<Response> endVonageTransfer(
            @PathParam("callId") String callId, @Context HttpServerRequest request, String body) {
        var event = admitted(request, body);
        var called = NetworkNumber.toE164(required(event, "to"));
        if (!VonageStatus.isNobody(required(event, "status"))) {
            return Uni.createFrom().item(Response.noContent().build());
        }
        // The event is of the other call, to whoever was to take this one over.
        var reference = NoSuchCall.reference(callId);
        return known(reference)
                .invoke(call -> {
                    if (!call.provider().equals(VonageAccount.NAME)) {
                        throw NoSuchCall.problem();
                    }
                })
                .chain(call -> transfers.target(call.id()))
                .invoke(target -> target.filter(called::equals).orElseThrow(NoSuchCall::problem))
                .chain(() -> lifecycle.resume(reference, transfers::failed))
                .chain(this::converse)
                .map(next -> Response.ok(next).build());
    }

    /**
     * Vonage asks, or tells, again where our answer was lost.
     *
     * @param body null where there is none
     */
    private JsonObject admitted(HttpServerRequest request, String body) {
        return door.admitAgain(request, body == null ? new byte[0] : body.getBytes(UTF_8));
    }

    private Uni<Call> known(CallReference reference) {
        return NoSuchCall.unlessKnown(lifecycle.find(reference));
    }

    private Uni<String> converse(Call call) {
        return turns.begin(call, carrier).map(this::ncco);
    }

    private String ncco(NextTurn next) {
        return VonageNcco.of(next, urls.turn(next.callId(), next.turn()), rhythm, config.language())
                .encode();
    }

    /** The likeliest of what it may have been. */
    private Heard heard(JsonObject input) {
        var likeliest = input.getValue("speech") instanceof JsonObject speech
                        && speech.getValue("results") instanceof JsonArray results
                        && !results.isEmpty()
                        && results.getValue(0) instanceof JsonObject first
                ? first
                : new JsonObject();
        return Heard.of(
                Characters.cleaned(VonageStatus.text(likeliest, "text").orElse("")),
                Confidence.of(VonageStatus.text(likeliest, "confidence").orElse("")),
                rhythm.listens(),
                rhythm.pause());
    }

    private static String required(JsonObject json, String field) {
        return WebhookDoor.required(VonageStatus.text(json, field).orElse(null), field);
    }

    private static CallReference dialled(String callId, String uuid) {
        return NoSuchCall.reference(VonageAccount.NAME, callId, uuid);
    }
}
