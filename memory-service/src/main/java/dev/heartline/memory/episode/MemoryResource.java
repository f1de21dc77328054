package dev.heartline.memory.episode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.SourceType;
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
    private final Memories keeper;
    private final Access access;

    MemoryResource(MemoryReader memories, Memories keeper, Access access) {
        this.memories = memories;
        this.keeper = keeper;
        this.access = access;
    }

    @GET
    @Operation(summary = "A user's memories, latest learned first, with their strength now")
    public Uni<List<Memory>> listMemories(
            UUID userId,
            @QueryParam("type") MemoryType type,
            @QueryParam("before") Optional<UUID> before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        access.requireSelfOrStaff(userId);
        Instant now = Instant.now();
        return memories.latest(userId, Optional.ofNullable(type), before, limit)
                .map(found -> found.stream().map(one -> Memory.of(one, now)).toList());
    }

    @POST
    @Path("/{memoryId}/restore")
    @Operation(
            summary =
                    "Makes a superseded memory hold again; what took its place is superseded. No effect on one that holds")
    @Refuses(status = 404, when = "There is no such memory")
    public Uni<Void> restoreMemory(UUID userId, UUID memoryId) {
        access.requireSelfOrStaff(userId);
        return keeper.restore(userId, memoryId)
                .invoke(found -> {
                    if (!found) {
                        throw new NotFoundException("no such memory");
                    }
                })
                .replaceWithVoid();
    }

    /**
     * A memory as the API shows it.
     *
     * @param strength 0..1, now
     * @param emotionalValence -1..1, null where it can't be told
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
            List<String> tags) {

        static Memory of(EpisodicMemory memory, Instant now) {
            return new Memory(
                    memory.id(),
                    memory.type(),
                    memory.description(),
                    memory.occurredAt(),
                    memory.learnedAt(),
                    memory.sourceType(),
                    memory.sourceId(),
                    memory.strength().at(now),
                    memory.strength().reinforcedAt(),
                    memory.timesReferenced(),
                    memory.emotionalValence(),
                    memory.tags());
        }
    }
}
