package dev.heartline.engagement.profile;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.heartline.service.security.Roles;

/** Who changed over REST who somebody is. */
@Path("/profile-changes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Profiles", description = "Who people are.")
class ProfileChangeResource {

    private final ProfileChanges changes;

    ProfileChangeResource(ProfileChanges changes) {
        this.changes = changes;
    }

    @GET
    @Operation(
            summary = "Who said over REST who somebody is, and who had somebody erased, latest first",
            description =
                    "Of everybody, or of one user; `before` is the last id of the page before. A profile that says nothing new is"
                            + " not there. Of users who were erased since it is kept that they were, and that somebody was described.")
    public Uni<List<ProfileChange>> listProfileChanges(
            @RestQuery UUID userId,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery UUID before) {
        return changes.page(Optional.ofNullable(userId), limit, Optional.ofNullable(before));
    }
}
