package dev.heartline.call.lifecycle;

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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;

import dev.heartline.call.transcript.CallTurns;
import dev.heartline.events.Ids;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

/** Reads calls. */
@Path("/calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calls", description = "Calls that were, go on, or are wanted.")
class CallResource {

    /** By the primary key. */
    private static final String EVERYBODYS =
            "from PhoneCall where status in :statuses and id < :before order by id desc";

    /** By the index phone_calls_user. A statement of its own: one with a condition for both would be planned for neither. */
    private static final String ONE_USERS =
            "from PhoneCall where userId = :user and status in :statuses and id < :before order by id desc";

    private final Transactions transactions;
    private final CallTurns turns;
    private final Access access;

    CallResource(Transactions transactions, CallTurns turns, Access access) {
        this.transactions = transactions;
        this.turns = turns;
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
                            .map(PhoneCall::view)
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
    @Operation(summary = "Calls, newest first", description = "Page on with 'before': the id of the last call seen.")
    public Uni<List<CallView>> listCalls(
            @QueryParam("userId") UUID userId,
            @QueryParam("status") CallStatus status,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("before") UUID before) {
        access.requireSelfOrStaff(userId);
        var statuses = status == null ? List.of(CallStatus.values()) : List.of(status);
        return transactions.session(transaction -> page(transaction.session(), userId, statuses, limit, before)
                .map(calls -> calls.stream().map(PhoneCall::view).toList()));
    }

    private static Uni<List<PhoneCall>> page(
            Mutiny.Session session, UUID userId, List<CallStatus> statuses, int limit, UUID before) {
        var calls = userId == null
                ? session.createSelectionQuery(EVERYBODYS, PhoneCall.class)
                : session.createSelectionQuery(ONE_USERS, PhoneCall.class).setParameter("user", userId);
        return calls.setParameter("statuses", statuses)
                .setParameter("before", before == null ? Ids.MAX : before)
                .setMaxResults(limit)
                .getResultList();
    }
}
