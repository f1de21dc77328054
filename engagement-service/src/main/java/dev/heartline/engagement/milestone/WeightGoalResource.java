package dev.heartline.engagement.milestone;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.engagement.policy.milestone.WeightGoal;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

@Path("/users/{userId}/goals/weight")
@RolesAllowed({Roles.SERVICE, Roles.USER})
@Tag(name = "Milestones", description = "What people reached, and what comes next.")
class WeightGoalResource {

    private static final int UNPROCESSABLE = 422;
    private static final int ADULT = 18;

    private final WeightGoals goals;
    private final Transactions transactions;
    private final Profiles profiles;
    private final Access access;
    private final Clock clock;

    WeightGoalResource(WeightGoals goals, Transactions transactions, Profiles profiles, Access access, Clock clock) {
        this.goals = goals;
        this.transactions = transactions;
        this.profiles = profiles;
        this.access = access;
        this.clock = clock;
    }

    @PUT
    @Operation(
            summary = "Set where a user wants their weight to get to",
            description = "What is logged from then on is measured by it; nothing of it is ever rewarded or shared.")
    @Refuses(status = 404, when = "There is no such user")
    @Refuses(
            status = 422,
            when =
                    "The goal would be underweight (a body mass index below 18.5) or is where the user starts, or they are not"
                            + " known to be an adult")
    public Uni<Void> setWeightGoal(UUID userId, @NotNull @Valid Wish wish) {
        access.requireSelfOrStaff(userId);
        var goal = new WeightGoal(wish.startKg(), wish.goalKg(), wish.heightCm());
        if (goal.isTooLow() || goal.startKg() == goal.goalKg()) {
            throw unprocessable("no goal that we help with");
        }
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> profiles.find(transaction.connection(), userId))
                .map(user -> user.orElseThrow(() -> HttpProblem.valueOf(Status.NOT_FOUND, "no such user")))
                .chain(user -> set(transaction, user, goal)));
    }

    private Uni<Void> set(PlainTransaction transaction, KnownUser user, WeightGoal goal) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(-12));
        boolean adult = user.birthDate()
                .filter(birth -> birth.until(today).getYears() >= ADULT)
                .isPresent();
        if (!adult) {
            throw unprocessable("for adults only");
        }
        return goals.set(transaction, user.userId(), goal, clock.instant());
    }

    private static HttpProblem unprocessable(String detail) {
        return HttpProblem.builder()
                .withStatus(UNPROCESSABLE)
                .withTitle("Unprocessable Content")
                .withDetail(detail)
                .build();
    }

    /**
     * A goal.
     *
     * @param startKg the weight now
     */
    @Schema(name = "WeightGoal")
    record Wish(
            @NotNull @DecimalMin("20") @DecimalMax("500") Double startKg,
            @NotNull @DecimalMin("20") @DecimalMax("500") Double goalKg,
            @NotNull @DecimalMin("50") @DecimalMax("280") Double heightCm) {}
}
