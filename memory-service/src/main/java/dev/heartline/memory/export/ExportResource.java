package dev.heartline.memory.export;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.heartline.memory.authorship.Authors;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

/** A user's data, to take along. */
@Path("/users/{userId}/exports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
@Tag(name = "Rights", description = "What people may ask of those who keep their data.")
public class ExportResource {

    private static final int TOO_MANY_REQUESTS = 429;

    private final UserExports exports;
    private final Access access;
    private final Authors authors;
    private final Downloads downloads;
    private final CurrentVertxRequest request;

    ExportResource(
            UserExports exports, Access access, Authors authors, Downloads downloads, CurrentVertxRequest request) {
        this.exports = exports;
        this.access = access;
        this.authors = authors;
        this.downloads = downloads;
        this.request = request;
    }

    @POST
    @Operation(
            summary = "Asks all services for everything that they keep of a user",
            description =
                    "Who asks again soon gets the export that was asked for before. Who asks, and who downloads it, is recorded.")
    @Refuses(status = 404, when = "No such user, or no more")
    public Uni<UserExport> requestExport(UUID userId) {
        access.requireSelfOrStaff(userId);
        return exports.request(userId, authors.present(Optional.empty()))
                .map(found -> found.orElseThrow(() -> new NotFoundException("There is no such user")));
    }

    @GET
    @Path("/{exportId}")
    @Operation(summary = "How far an export is")
    @Refuses(status = 404, when = "There is no such export, or no more")
    public Uni<UserExport> getExport(UUID userId, UUID exportId) {
        access.requireSelfOrStaff(userId);
        return exports.find(userId, exportId).map(ExportResource::found);
    }

    @GET
    @Path("/{exportId}/file")
    @Operation(
            summary = "Everything that all services keep of a user, as a file to download",
            description =
                    "Rows by service and table, as they are kept, all of one instant within a service; empty lists where "
                            + "nothing is kept. Of a user one at a time, and few at once: else 429 with Retry-After.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Exported.class)))
    @Refuses(status = 404, when = "There is no such export, or no more")
    @Refuses(status = 409, when = "Not all services have answered yet")
    public Uni<RestResponse<String>> downloadExport(UUID userId, UUID exportId) {
        access.requireSelfOrStaff(userId);
        var by = authors.present(Optional.empty());
        var answering = request.getCurrent();
        return exports.find(userId, exportId)
                .map(ExportResource::found)
                .invoke(export -> {
                    if (!export.isComplete()) {
                        throw HttpProblem.valueOf(
                                Status.CONFLICT, "These have not answered yet: " + String.join(", ", export.missing()));
                    }
                    var place = downloads.take(userId).orElseThrow(ExportResource::full);
                    answering.addEndHandler(_ -> downloads.leave(place));
                })
                .chain(export -> exports.file(userId, export, by))
                .map(ExportResource::found)
                .map(json -> RestResponse.ResponseBuilder.ok(json)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"heartline-%s.json\"".formatted(userId))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    private static HttpProblem full() {
        return HttpProblem.builder()
                .withStatus(TOO_MANY_REQUESTS)
                .withTitle("Too Many Requests")
                .withDetail("Other downloads are under way: ask again after the time in Retry-After")
                .withHeader(HttpHeaders.RETRY_AFTER, Downloads.RETRY_AFTER.toSeconds())
                .build();
    }

    private static <T> T found(Optional<T> export) {
        return export.orElseThrow(() -> new NotFoundException("There is no such export"));
    }

    /** @param services what each keeps, by its name */
    @Schema(name = "ExportedData")
    public record Exported(UUID userId, UUID exportId, Instant requestedAt, Map<String, Part> services) {}

    /**
     * What one service keeps.
     *
     * @param data the rows by their table
     */
    @Schema(name = "ExportedPart")
    public record Part(Instant takenAt, Map<String, List<Map<String, Object>>> data) {}
}
