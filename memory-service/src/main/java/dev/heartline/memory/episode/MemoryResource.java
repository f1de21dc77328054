package dev.heartline.memory.episode;

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
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.memory.authorship.Authors;
import dev.heartline.memory.authorship.Reason;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

/** What is remembered of a user. */
@Path("/users/{userId}/memories")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
@Tag(name = "Memories", description = "What is remembered of people.")
public class MemoryResource {

    private final MemoryReader memories;
    private final MemoryPast past;
    private final Amendments amendments;
    private final Access access;
    private final Authors authors;
    private final Clock clock;

    MemoryResource(
            MemoryReader memories,
            MemoryPast past,
            Amendments amendments,
            Access access,
            Authors authors,
            Clock clock) {
        this.memories = memories;
        this.past = past;
        this.amendments = amendments;
        this.access = access;
        this.authors = authors;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "A user's memories, latest learned first, with their strength",
            description =
                    "What is true now, as far as is known, unless another instant is asked for. What was denied or corrected by "
                            + "hand was never true; what a newer word replaced was true until then.")
    public Uni<List<Memory>> listMemories(
            UUID userId,
            @QueryParam("type") MemoryType type,
            @QueryParam("before") Optional<UUID> before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("asOf") @Parameter(description = "What was true at this instant; now where it is left out.")
                    Optional<Instant> asOf,
            @QueryParam("knownAt")
                    @Parameter(
                            description =
                                    "By what was known at this instant; by all that is known where it is left out.")
                    Optional<Instant> knownAt) {
        access.requireSelfOrStaff(userId);
        Instant now = clock.instant();
        Instant when = asOf.or(() -> knownAt).orElse(now);
        var found = asOf.isEmpty() && knownAt.isEmpty()
                ? memories.latest(userId, now, Optional.ofNullable(type), before, limit)
                : past.asOf(
                        userId, when, knownAt.orElse(now), Optional.ofNullable(type), before.orElse(Ids.MAX), limit);
        return found.map(all -> all.stream().map(one -> Memory.of(one, when)).toList());
    }

    @GET
    @Path("/history")
    @Operation(summary = "Everything that happened to a user's memories, latest first: what, by whom, when and why")
    public Uni<List<RecordedChange>> listMemoryHistory(
            UUID userId,
            @QueryParam("memory") @Parameter(description = "Only of this memory.") Optional<UUID> memory,
            @QueryParam("before") @Parameter(description = "Only changes at a lower position.") Optional<Long> before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        access.requireSelfOrStaff(userId);
        return past.history(userId, memory, before.orElse(Long.MAX_VALUE), limit);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Remembers something that was said in no call or text; told before, it is told again")
    @Refuses(status = 404, when = "No such user, or no more")
    public Uni<WrittenMemory> rememberMemory(UUID userId, @Valid @NotNull NewMemory memory) {
        access.requireSelfOrStaff(userId);
        return amendments
                .remember(
                        userId,
                        memory.type(),
                        memory.description(),
                        authors.present(Optional.ofNullable(memory.reason())))
                .map(MemoryResource::written);
    }

    @POST
    @Path("/{memoryId}/correct")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "It never was as it stands: says how it is. The corrected memory stays in the history")
    @Refuses(status = 404, when = "There is no such memory")
    @Refuses(status = 409, when = "It does not hold any more")
    public Uni<WrittenMemory> correctMemory(UUID userId, UUID memoryId, @Valid @NotNull MemoryCorrection correction) {
        access.requireSelfOrStaff(userId);
        return amendments
                .correct(
                        userId,
                        memoryId,
                        correction.description(),
                        authors.present(Optional.ofNullable(correction.reason())))
                .map(MemoryResource::written);
    }

    @POST
    @Path("/{memoryId}/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "It is so: counts as told again, now")
    @Refuses(status = 404, when = "There is no such memory")
    @Refuses(status = 409, when = "It does not hold any more")
    public Uni<Void> confirmMemory(UUID userId, UUID memoryId, @Valid Reason reason) {
        access.requireSelfOrStaff(userId);
        return done(amendments.confirm(userId, memoryId, authors.present(Reason.in(reason))));
    }

    @POST
    @Path("/{memoryId}/deny")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "It never was so. Only what is said from now on can bring it back, or a restoration")
    @Refuses(status = 404, when = "There is no such memory")
    @Refuses(status = 409, when = "It does not hold any more")
    public Uni<Void> denyMemory(UUID userId, UUID memoryId, @Valid Reason reason) {
        access.requireSelfOrStaff(userId);
        return done(amendments.deny(userId, memoryId, authors.present(Reason.in(reason))));
    }

    @POST
    @Path("/{memoryId}/restore")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Takes back that a memory was superseded, corrected or denied; what took its place never was so. No effect on one that holds")
    @Refuses(status = 404, when = "There is no such memory")
    public Uni<Void> restoreMemory(UUID userId, UUID memoryId, @Valid Reason reason) {
        access.requireSelfOrStaff(userId);
        return done(amendments.restore(userId, memoryId, authors.present(Reason.in(reason))));
    }

    @PUT
    @Path("/{memoryId}/pin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "From now on it neither fades nor expires, and the coach has it at hand first")
    @Refuses(status = 404, when = "There is no such memory")
    @Refuses(status = 409, when = "It does not hold any more")
    public Uni<Void> pinMemory(UUID userId, UUID memoryId, @Valid Reason reason) {
        access.requireSelfOrStaff(userId);
        return done(amendments.pin(userId, memoryId, authors.present(Reason.in(reason))));
    }

    @DELETE
    @Path("/{memoryId}/pin")
    @Operation(summary = "It fades again, as old as its last evidence is")
    @Refuses(status = 404, when = "There is no such memory")
    @Refuses(status = 409, when = "It does not hold any more")
    public Uni<Void> unpinMemory(UUID userId, UUID memoryId) {
        access.requireSelfOrStaff(userId);
        return done(amendments.unpin(userId, memoryId, authors.present(Optional.empty())));
    }

    private static Uni<Void> done(Uni<Amendments.Outcome> change) {
        return change.invoke(MemoryResource::require).replaceWithVoid();
    }

    private static WrittenMemory written(Amendments.Written written) {
        require(written.outcome());
        return new WrittenMemory(written.memoryId().orElseThrow());
    }

    private static void require(Amendments.Outcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case UNKNOWN -> throw HttpProblem.valueOf(Status.NOT_FOUND, "no such memory");
            case PAST -> throw HttpProblem.valueOf(Status.CONFLICT, "it does not hold any more");
        }
    }

    /**
     * @param description third person without a subject: "Lives with their sister"
     * @param reason in words, kept in the history
     */
    @Schema(name = "NewMemory")
    public record NewMemory(
            @NotNull MemoryType type,
            @NotBlank @Size(max = 500) String description,
            @Nullable @Size(max = 500) String reason) {}

    /**
     * @param description how it is, third person without a subject
     * @param reason in words, kept in the history
     */
    @Schema(name = "MemoryCorrection")
    public record MemoryCorrection(
            @NotBlank @Size(max = 500) String description,
            @Nullable @Size(max = 500) String reason) {}

    /** @param memoryId what holds now */
    @Schema(name = "WrittenMemory")
    public record WrittenMemory(UUID memoryId) {}

    /**
     * A memory as the API shows it.
     *
     * @param strength 0..1, at the instant that was asked for
     * @param timesReferenced how often the coach used it in a reply
     * @param emotionalValence -1..1, null where it can't be told
     * @param expiresAt when it stops mattering, null where it just fades
     * @param pinned kept by hand: it neither fades nor expires
     */
    @Schema(name = "Memory")
    public record Memory(
            UUID id,
            MemoryType type,
            String description,
            Instant occurredAt,
            Instant learnedAt,
            SourceType sourceType,
            UUID sourceId,
            double strength,
            Instant lastReinforcedAt,
            int timesReferenced,
            @Nullable Double emotionalValence,
            List<String> tags,
            @Nullable Instant expiresAt,
            boolean pinned) {

        static Memory of(EpisodicMemory memory, Instant now) {
            return new Memory(
                    memory.id(),
                    memory.type(),
                    memory.description(),
                    memory.occurredAt(),
                    memory.learnedAt(),
                    memory.sourceType(),
                    memory.sourceId(),
                    memory.strengthAt(now),
                    memory.strength().reinforcedAt(),
                    memory.timesReferenced(),
                    memory.emotionalValence(),
                    memory.tags(),
                    memory.expiresAt(),
                    memory.pinned());
        }
    }
}
