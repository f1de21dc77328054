package dev.heartline.call.operator;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.call.dial.IdempotencyKeyReused;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Roles;
import dev.heartline.telephony.number.InvalidPhoneNumber;

/** What operators may do to a call that goes on. */
@Path("/calls/{callId}/operator-actions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Operators", description = "What operators do to calls that go on; who, what and why is on record.")
class OperatorResource {

    private static final int UNPROCESSABLE = 422;
    private static final String ONCE =
            " The same Idempotency-Key does it once, and answers with what came of it, or with no outcome while it is under way.";

    private final Steering steering;
    private final OperatorActions actions;
    private final JsonWebToken token;

    OperatorResource(Steering steering, OperatorActions actions, JsonWebToken token) {
        this.steering = steering;
        this.actions = actions;
        this.token = token;
    }

    @GET
    @Operation(summary = "What operators did to the call, in order")
    public Uni<List<OperatorAction>> listOperatorActions(@PathParam("callId") UUID callId) {
        return actions.of(callId);
    }

    @POST
    @Path("/end")
    @Operation(
            summary = "Ends the call",
            description = "Its outcome is 'failed' where the carrier did not take the request." + ONCE)
    @Refuses(status = 422, when = "The key was used for another request")
    @Refuses(status = 409, when = "No conversation goes on on this call")
    public Uni<OperatorAction> endCall(
            @PathParam("callId") UUID callId,
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 200) String key,
            @NotNull @Valid CallToEnd wanted) {
        return refusing(steering.end(callId, wanted, new Asker(token.getSubject(), key)));
    }

    @POST
    @Path("/whisper")
    @Operation(
            summary = "Tells the coach what to come to next",
            description =
                    "A topic in words that the caller may hear: the local coach says them as they are, after its next reply."
                            + ONCE)
    @Refuses(status = 422, when = "The key was used for another request")
    @Refuses(status = 409, when = "No conversation goes on on this call")
    public Uni<OperatorAction> whisperToCoach(
            @PathParam("callId") UUID callId,
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 200) String key,
            @NotNull @Valid Whisper wanted) {
        return refusing(steering.whisper(callId, wanted, new Asker(token.getSubject(), key)));
    }

    @POST
    @Path("/transfer")
    @Operation(
            summary = "Connects the caller to a human",
            description =
                    "The carrier dials the number; its outcome is 'failed' where it did not take the request." + ONCE)
    @Refuses(status = 409, when = "No conversation goes on on this call, or the caller was handed over before")
    @Refuses(status = 422, when = "The number is none that can be dialled, or the key was used for another request")
    public Uni<OperatorAction> transferCall(
            @PathParam("callId") UUID callId,
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 200) String key,
            @NotNull @Valid Transfer wanted) {
        return refusing(steering.transfer(callId, wanted, new Asker(token.getSubject(), key)));
    }

    private static Uni<OperatorAction> refusing(Uni<OperatorAction> work) {
        return work.onFailure(CallNotLive.class)
                .transform(failure -> HttpProblem.builder()
                        .withStatus(Response.Status.CONFLICT)
                        .withTitle("Not live")
                        .withDetail(failure.getMessage())
                        .build())
                .onFailure(InvalidPhoneNumber.class)
                .transform(_ -> HttpProblem.builder()
                        .withStatus(UNPROCESSABLE)
                        .withTitle("No number")
                        .withDetail("The number is none that can be dialled")
                        .build())
                .onFailure(IdempotencyKeyReused.class)
                .transform(failure -> HttpProblem.builder()
                        .withStatus(UNPROCESSABLE)
                        .withTitle("Idempotency-Key reused")
                        .withDetail(failure.getMessage())
                        .build());
    }
}
