package dev.heartline.sms.consent;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.events.vocabulary.ConsentSource;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

/** What users want of our contacting them, for operators and for the user's own app. */
@Path("/contacts/{userId}/consent")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
@Tag(name = "Consent", description = "What people want of our contacting them.")
class ConsentResource {

    private final UserConsents consents;
    private final Access access;
    private final SecurityIdentity caller;

    ConsentResource(UserConsents consents, Access access, SecurityIdentity caller) {
        this.consents = consents;
        this.access = access;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "What a user wants of calls and texts",
            description = "Of the user, and of the number in their profile: either one is enough to be left alone.")
    @Refuses(status = 404, when = "No profile has this user id")
    public Uni<ConsentView> getConsent(UUID userId) {
        access.requireSelfOrStaff(userId);
        return consents.of(userId).map(found -> ConsentView.of(userId, found.orElseThrow(ConsentResource::unknown)));
    }

    @PUT
    @Operation(
            summary = "Stops or releases calls, texts or both",
            description =
                    "Binds in this service at once and in the others by its event. Binds the number of the profile"
                            + " too, unless others have it as well. Releasing ends a pause.")
    @Refuses(status = 400, when = "Neither calls nor texts are named")
    @Refuses(status = 404, when = "No profile has this user id")
    public Uni<ConsentView> changeConsent(UUID userId, @NotNull @Valid ConsentChange change) {
        access.requireSelfOrStaff(userId);
        var source = caller.hasRole(Roles.OPERATOR) ? ConsentSource.OPERATOR : ConsentSource.APP;
        return consents.change(userId, change, source)
                .invoke(known -> {
                    if (!known) {
                        throw unknown();
                    }
                })
                .chain(() -> getConsent(userId));
    }

    private static HttpProblem unknown() {
        return HttpProblem.valueOf(Status.NOT_FOUND, "there is no such user");
    }
}
