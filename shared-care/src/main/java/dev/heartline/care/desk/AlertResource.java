package dev.heartline.care.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.care.alert.AlertState;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Roles;

/** Where operators see what needs a human, and say that they have taken it on and dealt with it. */
@Path("/care/alerts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
@Tag(name = "Alerts", description = "Danger that was heard and needs a human.")
class AlertResource {

    private final AlertDesk desk;
    private final JsonWebToken caller;

    AlertResource(AlertDesk desk, JsonWebToken caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "Alerts of crises that were heard by this service, the oldest first",
            description = "An alert holds no words: they are in the call or text that it names.")
    @Refuses(status = 400, when = "'after' is no alert")
    public Uni<List<AlertView>> listAlerts(
            @QueryParam("state") AlertState state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") UUID after) {
        return after == null
                ? desk.page(state, limit, null)
                : desk.find(after)
                        .invoke(found -> found.orElseThrow(
                                () -> HttpProblem.valueOf(Status.BAD_REQUEST, "'after' is not the id of an alert")))
                        .chain(() -> desk.page(state, limit, after));
    }

    @GET
    @Path("/{alertId}")
    @Operation(summary = "One alert")
    @Refuses(status = 404, when = "There is no such alert")
    public Uni<AlertView> getAlert(UUID alertId) {
        return desk.find(alertId).map(AlertResource::existing);
    }

    @POST
    @Path("/{alertId}/acknowledge")
    @Operation(summary = "Takes an alert on", description = "May be repeated by the same caller.")
    @Refuses(status = 404, when = "There is no such alert")
    @Refuses(status = 409, when = "Somebody else has taken it on, or it is closed")
    public Uni<AlertView> acknowledgeAlert(UUID alertId) {
        return answer(desk.acknowledge(alertId, caller.getSubject()));
    }

    @POST
    @Path("/{alertId}/close")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Closes an alert, open or acknowledged by whomever",
            description =
                    "May be repeated by the same caller with the same words. With 'falseAlarm' true, which is false"
                            + " unless given, the crisis is withdrawn too: the quiet after it ends in every service, and the on-call"
                            + " is told.")
    @Refuses(status = 400, when = "There is no note")
    @Refuses(status = 404, when = "There is no such alert")
    @Refuses(status = 409, when = "It is closed already")
    public Uni<AlertView> closeAlert(UUID alertId, @NotNull @Valid Closing closing) {
        return answer(desk.close(alertId, caller.getSubject(), closing));
    }

    private static Uni<AlertView> answer(Uni<Optional<AlertView>> step) {
        return step.onFailure(AlertMovedOn.class)
                .transform(failure -> HttpProblem.valueOf(Status.CONFLICT, failure.getMessage()))
                .map(AlertResource::existing);
    }

    private static AlertView existing(Optional<AlertView> found) {
        return found.orElseThrow(() -> HttpProblem.valueOf(Status.NOT_FOUND, "there is no such alert"));
    }
}
