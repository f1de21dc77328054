package dev.heartline.engagement.habit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.heartline.engagement.streak.StreakKey;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

@Path("/users/{userId}/habit-stacks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Habit stacks", description = "What people mean to do after what they do anyway.")
class HabitStackResource {

    private final HabitStacks stacks;
    private final Access access;
    private final Clock clock;

    HabitStackResource(HabitStacks stacks, Access access, Clock clock) {
        this.stacks = stacks;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
    @Operation(summary = "The habits that a user put behind others, and how often one followed the other")
    public Uni<List<HabitStackView>> listHabitStacks(
            UUID userId, @RestQuery @DefaultValue("100") @Min(1) @Max(HabitStacks.MOST) int limit) {
        access.requireSelfOrStaff(userId);
        return stacks.of(userId, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), limit);
    }

    @PUT
    @Path("/{habit}")
    @RolesAllowed({Roles.SERVICE, Roles.USER})
    @Operation(
            summary = "Put a habit behind another one",
            description =
                    "Once the other one is done on a day, and this one is not, that is a task that may be told of.")
    @Refuses(status = 400, when = "It has no name, or would come after itself")
    @Refuses(status = 404, when = "There is no such user")
    @Refuses(status = 409, when = "The user put a hundred already")
    public Uni<Void> stackHabit(
            UUID userId, @Parameter(description = "Its name.") String habit, @NotNull @Valid StackWish wish) {
        access.requireSelfOrStaff(userId);
        var next = name(userId, habit);
        var first = name(userId, wish.after());
        if (next.isEmpty() || next.equals(first)) {
            throw HttpProblem.valueOf(Status.BAD_REQUEST, "a habit comes after another one");
        }
        return stacks.put(userId, next, first, clock.instant())
                .invoke(putting -> {
                    switch (putting) {
                        case PUT -> {}
                        case TOO_MANY -> throw HttpProblem.valueOf(Status.CONFLICT, "a hundred are put already");
                        case UNKNOWN -> throw HttpProblem.valueOf(Status.NOT_FOUND, "no such user");
                    }
                })
                .replaceWithVoid();
    }

    @DELETE
    @Path("/{habit}")
    @RolesAllowed({Roles.SERVICE, Roles.USER})
    @Operation(summary = "Let a habit stand by itself again")
    public Uni<Void> unstackHabit(UUID userId, @Parameter(description = "Its name.") String habit) {
        access.requireSelfOrStaff(userId);
        return stacks.remove(userId, name(userId, habit));
    }

    /** As its streak has it. */
    private static String name(UUID userId, String habit) {
        return StreakKey.of(userId, BehaviorKind.HABIT_COMPLETED, habit).subject();
    }

    /**
     * Behind which one.
     *
     * @param after the name of the habit that it comes after, as behaviours name it
     */
    @Schema(name = "HabitStackWish")
    record StackWish(@NotBlank @Size(max = 500) String after) {}
}
