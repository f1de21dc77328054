package dev.heartline.engagement.social;

import java.time.Clock;
import java.time.Instant;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.engagement.policy.gate.HealthCheck;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.policy.copy.CopyCheck;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

@Path("/challenges")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Challenges", description = "What many do together, with places that really run out.")
class ChallengeResource {

    private final Challenges challenges;
    private final ChallengeProgresses progresses;
    private final Access access;
    private final Clock clock;

    ChallengeResource(Challenges challenges, ChallengeProgresses progresses, Access access, Clock clock) {
        this.challenges = challenges;
        this.progresses = progresses;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
    @Operation(summary = "The challenges that run or come")
    public Uni<List<ChallengeView>> listChallenges() {
        return challenges.running(clock.instant());
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Set up a challenge",
            description = "Its places, its goal and its end can't be changed afterwards, by nobody.")
    @Refuses(
            status = 400,
            when =
                    "It is for opening the app, standing on the scales or eating less, its name may harm, or it ends before it begins")
    @Refuses(status = 409, when = "There is one of that name")
    public Uni<ChallengeView> addChallenge(@NotNull @Valid NewChallenge asked) {
        if (asked.kind() == BehaviorKind.APP_OPENED
                || asked.kind() == BehaviorKind.WEIGHT_LOGGED
                || !CopyCheck.objections(asked.name()).isEmpty()
                || HealthCheck.isRisky(asked.name())
                || !asked.expiresAt().isAfter(asked.startsAt())
                || !asked.expiresAt().isAfter(clock.instant())) {
            throw HttpProblem.valueOf(Status.BAD_REQUEST, "no challenge that is good for anybody");
        }
        return challenges
                .create(
                        asked.name(),
                        asked.kind(),
                        asked.goalDays(),
                        asked.places(),
                        asked.startsAt(),
                        asked.expiresAt())
                .map(created -> created.orElseThrow(
                        () -> HttpProblem.valueOf(Status.CONFLICT, "there is a challenge of that name")));
    }

    @PUT
    @Path("/{challengeId}/places/{userId}")
    @RolesAllowed({Roles.SERVICE, Roles.USER})
    @Operation(summary = "Take a place", description = "Can be repeated.")
    @Refuses(status = 404, when = "There is no such user")
    @Refuses(status = 409, when = "All places are taken, or the challenge doesn't run")
    public Uni<Void> joinChallenge(UUID challengeId, UUID userId) {
        access.requireSelfOrStaff(userId);
        return challenges
                .join(challengeId, userId, clock.instant())
                .invoke(joining -> {
                    switch (joining) {
                        case JOINED -> {}
                        case NO_PLACE -> throw HttpProblem.valueOf(Status.CONFLICT, "no place is free");
                        case UNKNOWN -> throw HttpProblem.valueOf(Status.NOT_FOUND, "no such user");
                    }
                })
                .replaceWithVoid();
    }

    @GET
    @Path("/{challengeId}/places/{userId}")
    @RolesAllowed({Roles.SERVICE, Roles.USER})
    @Operation(
            summary = "How far somebody in a challenge is, and all in it together",
            description =
                    "Of all together only where there are at least eleven others, as it was counted within the last hour,"
                            + " and where the user may be told of others. Free places are counted now.")
    @Refuses(status = 404, when = "The user has no place in that challenge")
    public Uni<ChallengeProgressView> challengeProgress(UUID challengeId, UUID userId) {
        access.requireSelfOrStaff(userId);
        return progresses
                .of(challengeId, userId, clock.instant())
                .map(progress -> progress.orElseThrow(
                        () -> HttpProblem.valueOf(Status.NOT_FOUND, "the user has no place in that challenge")));
    }

    @DELETE
    @Path("/{challengeId}/places/{userId}")
    @RolesAllowed({Roles.SERVICE, Roles.USER})
    @Operation(summary = "Give a place back")
    public Uni<Void> leaveChallenge(UUID challengeId, UUID userId) {
        access.requireSelfOrStaff(userId);
        return challenges.leave(challengeId, userId);
    }

    /**
     * A challenge that is to be set up.
     *
     * @param kind what is to be done
     * @param goalDays on how many days
     * @param places that there are
     */
    @Schema(name = "NewChallenge")
    record NewChallenge(
            @NotBlank @Size(max = 60) String name,
            @NotNull BehaviorKind kind,
            @Min(1) @Max(100) int goalDays,
            @Min(1) @Max(1_000_000) int places,
            @NotNull Instant startsAt,
            @NotNull Instant expiresAt) {}
}
