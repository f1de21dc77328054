package dev.heartline.memory.preference;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import dev.heartline.memory.authorship.Authors;
import dev.heartline.memory.authorship.Reason;
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

    private static final String KEY = "[a-z0-9][a-z0-9_]{0,63}";

    private final Preferences preferences;
    private final Pool pool;
    private final Access access;
    private final Authors authors;
    private final Clock clock;

    PreferenceResource(Preferences preferences, Pool pool, Access access, Authors authors, Clock clock) {
        this.preferences = preferences;
        this.pool = pool;
        this.access = access;
        this.authors = authors;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "A user's preferences, surest first",
            description = "What is held now, unless another instant is asked for. What was denied by hand never was.")
    public Uni<List<LearnedPreference>> listPreferences(
            UUID userId,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(200) int limit,
            @QueryParam("asOf") @Parameter(description = "What was held at this instant; now where it is left out.")
                    Optional<Instant> asOf,
            @QueryParam("knownAt")
                    @Parameter(
                            description =
                                    "By what was known at this instant; by all that is known where it is left out.")
                    Optional<Instant> knownAt) {
        access.requireSelfOrStaff(userId);
        return asOf.isEmpty() && knownAt.isEmpty()
                ? preferences.of(pool, userId, limit)
                : preferences.asOf(
                        pool, userId, asOf.or(() -> knownAt).orElseThrow(), knownAt.orElseGet(clock::instant), limit);
    }

    @GET
    @Path("/history")
    @Operation(summary = "Everything that happened to a user's preferences, latest first: what, by whom, when and why")
    public Uni<List<RecordedBelief>> listPreferenceHistory(
            UUID userId,
            @QueryParam("category") Optional<PreferenceCategory> category,
            @QueryParam("key") Optional<String> key,
            @QueryParam("before") @Parameter(description = "Only changes at a lower position.") Optional<Long> before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        access.requireSelfOrStaff(userId);
        return preferences.history(pool, userId, category, key, before.orElse(Long.MAX_VALUE), limit);
    }

    @PUT
    @Path("/{category}/{key}")
    @Operation(summary = "The user says how it is: outweighs what was learned")
    @Refuses(status = 404, when = "No such user, or no more")
    public Uni<Void> correctPreference(
            UUID userId,
            PreferenceCategory category,
            @Pattern(regexp = KEY) String key,
            @Valid @NotNull Correction correction) {
        access.requireSelfOrStaff(userId);
        return preferences
                .correct(
                        userId,
                        category,
                        key,
                        correction.value(),
                        authors.present(Optional.ofNullable(correction.reason())))
                .invoke(known -> require(known, "no such user"))
                .replaceWithVoid();
    }

    @POST
    @Path("/{category}/{key}/confirm")
    @Operation(summary = "It is so: as good as twenty observations more")
    @Refuses(status = 404, when = "Nothing is held of it")
    public Uni<Void> confirmPreference(
            UUID userId, PreferenceCategory category, @Pattern(regexp = KEY) String key, @Valid Reason reason) {
        access.requireSelfOrStaff(userId);
        return preferences
                .confirm(userId, category, key, authors.present(Reason.in(reason)))
                .invoke(held -> require(held, "no such preference"))
                .replaceWithVoid();
    }

    @POST
    @Path("/{category}/{key}/deny")
    @Operation(summary = "It never was so. Only what is said from now on can bring it back, or a restoration")
    @Refuses(status = 404, when = "Nothing is held of it")
    public Uni<Void> denyPreference(
            UUID userId, PreferenceCategory category, @Pattern(regexp = KEY) String key, @Valid Reason reason) {
        access.requireSelfOrStaff(userId);
        return preferences
                .deny(userId, category, key, authors.present(Reason.in(reason)))
                .invoke(held -> require(held, "no such preference"))
                .replaceWithVoid();
    }

    @POST
    @Path("/{category}/{key}/restore")
    @Operation(summary = "Takes the last change back: what was held before it is held again")
    @Refuses(status = 404, when = "Nothing else was held of it before")
    public Uni<Void> restorePreference(
            UUID userId, PreferenceCategory category, @Pattern(regexp = KEY) String key, @Valid Reason reason) {
        access.requireSelfOrStaff(userId);
        return preferences
                .restore(userId, category, key, authors.present(Reason.in(reason)))
                .invoke(before -> require(before, "nothing to restore"))
                .replaceWithVoid();
    }

    private static void require(boolean there, String otherwise) {
        if (!there) {
            throw HttpProblem.valueOf(Status.NOT_FOUND, otherwise);
        }
    }

    /**
     * @param value what holds from now on
     * @param reason in words, kept in the history
     */
    @Schema(name = "PreferenceCorrection")
    public record Correction(
            @NotBlank @Size(max = 200) String value,
            @Nullable @Size(max = 500) String reason) {}
}
