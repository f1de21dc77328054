package dev.heartline.memory.export;

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

/** Who had whose data. */
@Path("/export-accesses")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Rights", description = "What people may ask of those who keep their data.")
class ExportAccessResource {

    private final ExportAccesses accesses;

    ExportAccessResource(ExportAccesses accesses) {
        this.accesses = accesses;
    }

    @GET
    @Operation(
            summary = "Who asked for everything of whom, and who took the file away, latest first",
            description =
                    "Of everybody, or of one user; `before` is the last id of the page before. Of users who were erased since, only"
                            + " what operators and other systems did is kept, and not whose data it was.")
    public Uni<List<ExportAccess>> listExportAccesses(
            @RestQuery UUID userId,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery UUID before) {
        return accesses.page(Optional.ofNullable(userId), limit, Optional.ofNullable(before));
    }
}
