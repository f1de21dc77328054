package dev.heartline.engagement.milestone;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.heartline.engagement.milestone.picture.Celebration;
import dev.heartline.engagement.milestone.picture.ProgressChart;
import dev.heartline.engagement.milestone.picture.ProgressChart.Layout;
import dev.heartline.engagement.milestone.picture.Theme;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

@Path("/users/{userId}/milestones")
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
@Tag(name = "Milestones", description = "What people reached, and what comes next.")
class MilestoneResource {

    private final Milestones milestones;
    private final Profiles profiles;
    private final Access access;

    MilestoneResource(Milestones milestones, Profiles profiles, Access access) {
        this.milestones = milestones;
        this.profiles = profiles;
        this.access = access;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "A user's milestones, the latest changed first",
            description =
                    "Those that were reached, and the next of each ladder. `before` is the last of the page before.")
    public Uni<List<MilestoneView>> listMilestones(
            UUID userId, @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit, @RestQuery UUID before) {
        access.requireSelfOrStaff(userId);
        return milestones.of(userId, limit, before);
    }

    @GET
    @Path("/{milestoneId}/chart.svg")
    @Produces(Pictures.SVG)
    @Operation(
            summary = "The chart of a milestone",
            description = "How far the user has got, and how they got there. The picture says in words what it shows.")
    @APIResponse(
            responseCode = "200",
            description = "The picture.",
            content = @Content(mediaType = Pictures.SVG, schema = @Schema(implementation = String.class)))
    @Refuses(status = 404, when = "There is no such milestone")
    public Uni<Response> drawChart(
            UUID userId,
            UUID milestoneId,
            @RestQuery @DefaultValue("auto") Theme theme,
            @RestQuery @DefaultValue("wide") Layout layout) {
        access.requireSelfOrStaff(userId);
        return chart(userId, milestoneId).map(chart -> Pictures.answer(chart.svg(theme, layout)));
    }

    @GET
    @Path("/{milestoneId}/chart.png")
    @Produces(Pictures.PNG)
    @Operation(
            summary = "The chart of a milestone as PNG",
            description =
                    "For clients that show no SVG. It says the same in words, in its chunks Title and Description. `auto` is light.")
    @APIResponse(
            responseCode = "200",
            description = "The picture, twice as large as the SVG.",
            content = @Content(mediaType = Pictures.PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Refuses(status = 404, when = "There is no such milestone")
    public Uni<Response> paintChart(
            UUID userId,
            UUID milestoneId,
            @RestQuery @DefaultValue("auto") Theme theme,
            @RestQuery @DefaultValue("wide") Layout layout) {
        access.requireSelfOrStaff(userId);
        return chart(userId, milestoneId).chain(chart -> Pictures.painted(() -> chart.png(theme, layout)));
    }

    private Uni<ProgressChart> chart(UUID userId, UUID milestoneId) {
        return milestones
                .find(userId, milestoneId)
                .map(MilestoneResource::found)
                .chain(milestone -> milestones.points(milestoneId).map(points -> chart(milestone, points)));
    }

    @GET
    @Path("/{milestoneId}/celebration.svg")
    @Produces(Pictures.SVG)
    @Operation(
            summary = "A picture of a milestone to show around",
            description = "It shows what was reached and on which day, and not by whom.")
    @APIResponse(
            responseCode = "200",
            description = "The picture.",
            content = @Content(mediaType = Pictures.SVG, schema = @Schema(implementation = String.class)))
    @Refuses(
            status = 404,
            when = "There is no such milestone, or it is not reached, or there is nothing to share in it")
    public Uni<Response> drawCelebration(UUID userId, UUID milestoneId, @RestQuery @DefaultValue("auto") Theme theme) {
        access.requireSelfOrStaff(userId);
        return celebration(userId, milestoneId).map(celebration -> Pictures.answer(celebration.svg(theme)));
    }

    @GET
    @Path("/{milestoneId}/celebration.png")
    @Produces(Pictures.PNG)
    @Operation(
            summary = "A picture of a milestone to show around, as PNG",
            description = "For networks that show no SVG. `auto` is light.")
    @APIResponse(
            responseCode = "200",
            description = "The picture, twice as large as the SVG.",
            content = @Content(mediaType = Pictures.PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Refuses(
            status = 404,
            when = "There is no such milestone, or it is not reached, or there is nothing to share in it")
    public Uni<Response> paintCelebration(UUID userId, UUID milestoneId, @RestQuery @DefaultValue("auto") Theme theme) {
        access.requireSelfOrStaff(userId);
        return celebration(userId, milestoneId).chain(celebration -> Pictures.painted(() -> celebration.png(theme)));
    }

    private Uni<Celebration> celebration(UUID userId, UUID milestoneId) {
        return milestones
                .find(userId, milestoneId)
                .map(milestone -> found(milestone.filter(MilestoneResource::isToBeShown)))
                .chain(milestone -> profiles.find(userId).map(user -> celebration(milestone, user)));
    }

    static boolean isToBeShown(MilestoneView milestone) {
        return milestone.shareable() && milestone.achievedAt() != null;
    }

    static Celebration celebration(MilestoneView milestone, Optional<KnownUser> user) {
        ZoneId zone = user.flatMap(KnownUser::zone).orElse(ZoneOffset.UTC);
        return new Celebration(milestone.milestoneName(), LocalDate.ofInstant(milestone.achievedAt(), zone));
    }

    private static ProgressChart chart(MilestoneView milestone, List<ProgressChart.Point> points) {
        return new ProgressChart(
                milestone.milestoneName(),
                Units.of(milestone.milestoneType(), milestone.goalValue()),
                milestone.currentValue(),
                milestone.goalValue(),
                milestone.percentageComplete(),
                Units.next(milestone),
                points);
    }

    private static MilestoneView found(Optional<MilestoneView> milestone) {
        return milestone.orElseThrow(() -> HttpProblem.valueOf(Status.NOT_FOUND, "no such milestone"));
    }
}
