package dev.heartline.call.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.call.lifecycle.CallPages.Filter;
import dev.heartline.call.transcript.CallTurns;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

/** Reads calls. */
@Path("/calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calls", description = "Calls that were, go on, or are wanted.")
class CallResource {

    private final Transactions transactions;
    private final CallTurns turns;
    private final CallPages pages;
    private final Access access;

    CallResource(Transactions transactions, CallTurns turns, CallPages pages, Access access) {
        this.transactions = transactions;
        this.turns = turns;
        this.pages = pages;
        this.access = access;
    }

    @GET
    @Path("/{callId}")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
    @Operation(summary = "One call with its turns")
    @Refuses(status = 404, when = "There is no such call")
    public Uni<CallDetails> getCall(@PathParam("callId") UUID callId) {
        return transactions
                .session(transaction -> transaction.session().find(PhoneCall.class, callId))
                .map(call -> {
                    access.requireSelfOrStaff(
                            call == null ? null : call.snapshot().userId());
                    return Optional.ofNullable(call)
                            .map(found -> found.view(access.isOperator()))
                            .orElseThrow(
                                    () -> HttpProblem.valueOf(Response.Status.NOT_FOUND, "There is no call " + callId));
                })
                .chain(call -> Uni.combine()
                        .all()
                        .unis(turns.of(callId), refusedDials(callId))
                        .with((said, refused) -> new CallDetails(call, said, refused)));
    }

    private Uni<List<RefusedDial>> refusedDials(UUID callId) {
        return transactions.plain(transaction -> transaction
                .sql(RefusedDial.OF_CALL)
                .execute(Tuple.of(callId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(RefusedDial::read)
                        .toList()));
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
    @Operation(
            summary = "Calls, newest first",
            description =
                    "Page on with 'before': the id of the last call seen. New calls, and such as are forgotten meanwhile, move no page.")
    public Uni<List<CallView>> listCalls(
            @QueryParam("userId") UUID userId,
            @QueryParam("status") CallStatus status,
            @QueryParam("purpose") @Parameter(description = "Only calls that we made for this; none that came in.")
                    CallPurpose purpose,
            @QueryParam("crisis") @Parameter(description = "Only calls in which danger was heard, or only others.")
                    Boolean crisis,
            @QueryParam("from") @Parameter(description = "Only calls that began then or later.") Instant from,
            @QueryParam("to") @Parameter(description = "Only calls that began before that.") Instant to,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("before") UUID before) {
        access.requireSelfOrStaff(userId);
        return pages.page(
                new Filter(userId, status, purpose, crisis, new TimeSpan(from, to)),
                limit,
                before,
                access.isOperator());
    }
}
