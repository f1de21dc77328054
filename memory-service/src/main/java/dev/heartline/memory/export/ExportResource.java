package dev.heartline.memory.export;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

/** A user's data, to take along. */
@Path("/users/{userId}/export")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
@Tag(name = "Rights", description = "What people may ask of those who keep their data.")
public class ExportResource {

    private final UserExport export;
    private final Access access;

    ExportResource(UserExport export, Access access) {
        this.export = export;
        this.access = access;
    }

    @GET
    @Operation(
            summary = "Everything that this service keeps of a user, as a file to download",
            description =
                    "Rows by their table, as they are kept, all of one instant; empty lists where nothing is kept.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Exported.class)))
    public Uni<RestResponse<String>> exportUser(UUID userId) {
        access.requireSelfOrStaff(userId);
        return export.of(userId)
                .map(json -> RestResponse.ResponseBuilder.ok(json)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"heartline-memory-%s.json\"".formatted(userId))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    /** @param data the rows by their table */
    @Schema(name = "UserExport")
    public record Exported(UUID userId, Instant exportedAt, Map<String, List<Map<String, Object>>> data) {}
}
