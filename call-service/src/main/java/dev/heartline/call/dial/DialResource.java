package dev.heartline.call.dial;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.service.api.Refuses;
import dev.heartline.service.contact.ContactVerdict;
import dev.heartline.service.security.Roles;
import dev.heartline.telephony.carrier.CarrierNotConnected;

/** Asks for calls. */
@Path("/calls")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calls", description = "Calls that were, go on, or are wanted.")
class DialResource {

    private static final int UNPROCESSABLE = 422;

    private final Dialling dialling;
    private final JsonWebToken token;

    DialResource(Dialling dialling, JsonWebToken token) {
        this.dialling = dialling;
        this.token = token;
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            summary = "Calls a user",
            description =
                    "Decided by consent, quiet hours, crises and frequency now. The same Idempotency-Key dials once.")
    @APIResponse(
            responseCode = "201",
            description = "The call; status 'failed' where the provider would not dial.",
            content = @Content(schema = @Schema(implementation = DialledCall.class)))
    @APIResponse(
            responseCode = "200",
            description = "The call that the same request led to before.",
            content = @Content(schema = @Schema(implementation = DialledCall.class)))
    @Refuses(
            status = 409,
            when = "Held: Retry-After says for how long. Or a call with this user is under way",
            retryAfter = true)
    @Refuses(status = 422, when = "Refused: no consent, opted out, no zone, number or profile known")
    @Refuses(
            status = 503,
            when = "The provider takes no call now; Retry-After says when to ask again",
            retryAfter = true)
    public Uni<Response> dialCall(
            @HeaderParam("Idempotency-Key") @NotBlank @Size(max = 200) String key,
            @NotNull @Valid DialRequest request) {
        return dialling.dial(
                        RequestKey.of(token.getSubject(), key, request.asked()),
                        request.wanted(),
                        request.uponMachine())
                .map(DialResource::answer)
                .onFailure(ContactNotAllowed.class)
                .transform(failure -> notAllowed(failure.verdict()))
                .onFailure(LineInUse.class)
                .transform(failure -> HttpProblem.builder()
                        .withStatus(Response.Status.CONFLICT)
                        .withTitle("Line in use")
                        .withDetail(failure.getMessage())
                        .with("reason", LineInUse.REASON)
                        .build())
                .onFailure(ProviderBusy.class)
                .transform(failure -> HttpProblem.builder()
                        .withStatus(Response.Status.SERVICE_UNAVAILABLE)
                        .withTitle("Provider busy")
                        .withDetail(failure.getMessage())
                        .withHeader("Retry-After", ProviderBusy.RETRY_AFTER.toSeconds())
                        .with("reason", ProviderBusy.REASON)
                        .build())
                .onFailure(UserNotReachable.class)
                .transform(failure -> problem("User not reachable", failure.getMessage()))
                .onFailure(CarrierNotConnected.class)
                .transform(failure -> problem("Carrier not connected", failure.getMessage()))
                .onFailure(IdempotencyKeyReused.class)
                .transform(failure -> problem("Idempotency-Key reused", failure.getMessage()));
    }

    private static Response answer(Dialling.Dialled dialled) {
        var body = DialledCall.of(dialled.call());
        var location = URI.create("/calls/" + body.id());
        return (dialled.fresh() ? Response.created(location) : Response.ok().location(location))
                .entity(body)
                .build();
    }

    private static HttpProblem notAllowed(ContactVerdict verdict) {
        return switch (verdict) {
            case ContactVerdict.Held(var until, var reason) ->
                HttpProblem.builder()
                        .withStatus(Response.Status.CONFLICT)
                        .withTitle("Call held")
                        .withDetail("The user may not be called now")
                        .withHeader(
                                "Retry-After",
                                Math.max(
                                        1,
                                        Duration.between(Instant.now(), until).toSeconds()))
                        .with("reason", reason.wireName())
                        .with("heldUntil", until.toString())
                        .build();
            case ContactVerdict.Refused(var reason) ->
                HttpProblem.builder()
                        .withStatus(UNPROCESSABLE)
                        .withTitle("Call refused")
                        .withDetail("The user may not be called")
                        .with("reason", reason.wireName())
                        .build();
            case ContactVerdict.Allowed allowed -> throw new IllegalArgumentException("nothing is wrong: " + allowed);
        };
    }

    private static HttpProblem problem(String title, String detail) {
        return HttpProblem.builder()
                .withStatus(UNPROCESSABLE)
                .withTitle(title)
                .withDetail(detail)
                .build();
    }
}
