package dev.heartline.memory.summary;

import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import dev.heartline.memory.authorship.Authors;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

/** People's word on what they meant to do. */
@Path("/users/{userId}/commitments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
@Tag(name = "Commitments", description = "What people said they would do.")
public class CommitmentResource {

    private final DeniedCommitments denied;
    private final Access access;
    private final Authors authors;

    CommitmentResource(DeniedCommitments denied, Access access, Authors authors) {
        this.denied = denied;
        this.access = access;
        this.authors = authors;
    }

    @POST
    @Path("/deny")
    @Operation(summary = "The user never meant to do it: nobody is told so any more. What they say from now on counts")
    @Refuses(status = 404, when = "The user never said so")
    public Uni<Void> denyCommitment(UUID userId, @Valid @NotNull CommitmentChange change) {
        access.requireSelfOrStaff(userId);
        return done(denied.deny(userId, change.commitment(), authors.present(Optional.ofNullable(change.reason()))));
    }

    @POST
    @Path("/restore")
    @Operation(summary = "Takes back that a commitment was denied. No effect on one that wasn't")
    @Refuses(status = 404, when = "The user never said so")
    public Uni<Void> restoreCommitment(UUID userId, @Valid @NotNull CommitmentChange change) {
        access.requireSelfOrStaff(userId);
        return done(denied.restore(userId, change.commitment(), authors.present(Optional.ofNullable(change.reason()))));
    }

    private static Uni<Void> done(Uni<Boolean> change) {
        return change.invoke(known -> {
                    if (!known) {
                        throw HttpProblem.valueOf(Status.NOT_FOUND, "no such commitment");
                    }
                })
                .replaceWithVoid();
    }

    /**
     * @param commitment as the context tells it, whatever its case and its full stop
     * @param reason in words, kept with it
     */
    @Schema(name = "CommitmentChange")
    public record CommitmentChange(
            @NotBlank @Size(max = 500) String commitment,
            @Nullable @Size(max = 500) String reason) {}
}
