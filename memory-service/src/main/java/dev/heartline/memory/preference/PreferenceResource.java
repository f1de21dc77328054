package dev.heartline.memory.preference;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

/** How a user likes things, and their word on it. */
@Path("/users/{userId}/preferences")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
@Tag(name = "Preferences", description = "How people like things.")
public class PreferenceResource {

    private final Preferences preferences;
    private final Pool pool;
    private final Access access;

    PreferenceResource(Preferences preferences, Pool pool, Access access) {
        this.preferences = preferences;
        this.pool = pool;
        this.access = access;
    }

    @GET
    @Operation(summary = "A user's preferences, surest first")
    public Uni<List<LearnedPreference>> listPreferences(
            UUID userId, @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(200) int limit) {
        access.requireSelfOrStaff(userId);
        return preferences.of(pool, userId, limit);
    }

    @PUT
    @Path("/{category}/{key}")
    @Operation(summary = "The user says how it is: outweighs what was learned")
    @Refuses(status = 404, when = "No such user, or no more")
    public Uni<Void> correctPreference(
            UUID userId,
            PreferenceCategory category,
            @Pattern(regexp = "[a-z0-9][a-z0-9_]{0,63}") String key,
            @Valid @NotNull Correction correction) {
        access.requireSelfOrStaff(userId);
        return preferences
                .correct(userId, category, key, correction.value().strip())
                .invoke(known -> {
                    if (!known) {
                        throw HttpProblem.valueOf(Status.NOT_FOUND, "no such user");
                    }
                })
                .replaceWithVoid();
    }

    /** @param value what holds from now on */
    @Schema(name = "PreferenceCorrection")
    public record Correction(@NotBlank @Size(max = 200) String value) {}
}
