package dev.heartline.engagement.hook;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

@Path("/hooks/{hookId}/shown")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Hooks")
class HookShownResource {

    private final HookArrivals arrivals;
    private final Access access;

    HookShownResource(HookArrivals arrivals, Access access) {
        this.arrivals = arrivals;
        this.access = access;
    }

    @POST
    @RolesAllowed({Roles.SERVICE, Roles.USER})
    @Operation(
            summary = "Report that a hook was shown to its user",
            description = "As a badge in the app, or by push. Can be repeated: the first counts.")
    @Refuses(status = 404, when = "There is no such hook")
    public Uni<HookView> reportHookShown(UUID hookId, @NotNull @Valid HookShown shown) {
        return arrivals.whose(hookId)
                .invoke(user -> access.requireSelfOrStaff(user.orElse(null)))
                .invoke(() -> require(shown))
                .map(user -> user.orElseThrow(HookShownResource::none))
                .chain(user -> arrivals.shown(user, hookId, shown.channel()))
                .map(found -> found.orElseThrow(HookShownResource::none));
    }

    private static void require(HookShown shown) {
        if (!shown.isByAHost()) {
            throw HttpProblem.valueOf(Status.BAD_REQUEST, "A host shows hooks by push or in_app");
        }
    }

    private static HttpProblem none() {
        return HttpProblem.valueOf(Status.NOT_FOUND, "no such hook");
    }
}
