package dev.heartline.sms.campaign;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.events.Ids;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Roles;

/** Where operators run campaigns. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
@Tag(name = "Campaigns", description = "Sequences of texts to a segment of users.")
class CampaignResource {

    private static final int UNPROCESSABLE = 422;

    private final Campaigns campaigns;
    private final CampaignCheck check;
    private final Segments segments;
    private final Rehearsal rehearsal;
    private final CampaignLoop loop;
    private final JsonWebToken caller;

    CampaignResource(
            Campaigns campaigns,
            CampaignCheck check,
            Segments segments,
            Rehearsal rehearsal,
            CampaignLoop loop,
            JsonWebToken caller) {
        this.campaigns = campaigns;
        this.check = check;
        this.segments = segments;
        this.rehearsal = rehearsal;
        this.loop = loop;
        this.caller = caller;
    }

    @GET
    @Path("/segments")
    @Operation(summary = "Whom campaigns may be for, and how many that are now")
    public Uni<List<SegmentView>> listSegments() {
        return segments.all();
    }

    @GET
    @Path("/campaigns")
    @Operation(summary = "Campaigns, the latest first")
    public Uni<List<CampaignView>> listCampaigns(
            @QueryParam("status") CampaignStatus status,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("before") UUID before) {
        return campaigns
                .page(limit, Optional.ofNullable(status), Optional.ofNullable(before))
                .map(found -> found.stream().map(CampaignView::of).toList());
    }

    @POST
    @Path("/campaigns")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Makes a campaign, as a draft",
            description = "A request with the Idempotency-Key of an earlier one returns that one's campaign.")
    @APIResponse(
            responseCode = "201",
            description = "Made; Location leads to it.",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @Refuses(
            status = 422,
            when =
                    "A template is not in use or has a variable that nothing fills, or the key was used for another campaign")
    public Uni<Response> createCampaign(
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 200) String key,
            @NotNull @Valid NewCampaign campaign) {
        UUID id = key == null ? Ids.next() : Ids.derived("campaign", caller.getSubject(), key);
        return sendable(campaign.steps())
                .chain(() -> campaigns.make(id, campaign, caller.getSubject()))
                .chain(() -> existing(id))
                .invoke(made -> {
                    if (!made.isWhatWasAskedFor(campaign)) {
                        throw unprocessable("the Idempotency-Key was used for another campaign");
                    }
                })
                .map(made -> Response.created(URI.create("/campaigns/" + id))
                        .entity(CampaignView.of(made))
                        .build());
    }

    @GET
    @Path("/campaigns/{campaignId}")
    @Operation(summary = "One campaign, and how far it is")
    @Refuses(status = 404, when = "There is no such campaign")
    public Uni<CampaignView> getCampaign(UUID campaignId) {
        return existing(campaignId).map(CampaignView::of);
    }

    @GET
    @Path("/campaigns/{campaignId}/enrolments")
    @Operation(
            summary = "Who is in a campaign, how far they are, and why they were taken out",
            description = "By their ids.")
    @Refuses(status = 404, when = "There is no such campaign")
    public Uni<List<EnrolmentView>> listCampaignEnrolments(
            UUID campaignId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") UUID after) {
        return existing(campaignId).chain(() -> campaigns.enrolled(campaignId, Optional.ofNullable(after), limit));
    }

    @POST
    @Path("/campaigns/{campaignId}/dry-run")
    @Operation(
            summary = "What a campaign would do if it began now",
            description =
                    "How many it would reach, a sample of each text, and what it would cost. Nothing is sent or stored.")
    @Refuses(status = 404, when = "There is no such campaign")
    public Uni<DryRun> dryRunCampaign(UUID campaignId) {
        return existing(campaignId).chain(rehearsal::of);
    }

    @POST
    @Path("/campaigns/{campaignId}/start")
    @Operation(
            summary = "Begins a draft",
            description = "Those who are in the segment now are enrolled, each of them once. May be repeated.")
    @Refuses(status = 404, when = "There is no such campaign")
    @Refuses(status = 409, when = "It is paused or completed")
    @Refuses(status = 422, when = "A template is not in use any more, or has a variable that nothing fills")
    public Uni<CampaignView> startCampaign(UUID campaignId) {
        return existing(campaignId)
                .chain(campaign -> campaign.status() == CampaignStatus.ACTIVE
                        ? Uni.createFrom().item(CampaignView.of(campaign))
                        : sendable(campaign.steps())
                                .chain(() -> moved(campaignId, CampaignStatus.ACTIVE, CampaignStatus.DRAFT)));
    }

    @POST
    @Path("/campaigns/{campaignId}/pause")
    @Operation(
            summary = "Takes no further step",
            description = "Texts that are queued already leave all the same. May be repeated.")
    @Refuses(status = 404, when = "There is no such campaign")
    @Refuses(status = 409, when = "It is a draft or completed")
    public Uni<CampaignView> pauseCampaign(UUID campaignId) {
        return moved(campaignId, CampaignStatus.PAUSED, CampaignStatus.ACTIVE, CampaignStatus.PAUSED);
    }

    @POST
    @Path("/campaigns/{campaignId}/resume")
    @Operation(
            summary = "Goes on with a paused campaign",
            description = "Steps that came due meanwhile are taken then, at the campaign's rate. May be repeated.")
    @Refuses(status = 404, when = "There is no such campaign")
    @Refuses(status = 409, when = "It is a draft or completed")
    public Uni<CampaignView> resumeCampaign(UUID campaignId) {
        return moved(campaignId, CampaignStatus.ACTIVE, CampaignStatus.ACTIVE, CampaignStatus.PAUSED);
    }

    @POST
    @Path("/campaigns/{campaignId}/complete")
    @Operation(
            summary = "Ends a campaign for everybody, wherever they are in it",
            description =
                    "Its texts that have not left are called back. A campaign in which nothing is left to do ends by itself,"
                            + " and its last texts leave unless this is asked for. May be repeated.")
    @Refuses(status = 404, when = "There is no such campaign")
    @Refuses(status = 409, when = "It is a draft")
    public Uni<CampaignView> completeCampaign(UUID campaignId) {
        return existing(campaignId)
                .chain(campaign -> campaign.status() == CampaignStatus.COMPLETED
                        ? Uni.createFrom().item(CampaignView.of(campaign))
                        : moved(campaignId, CampaignStatus.COMPLETED, CampaignStatus.ACTIVE, CampaignStatus.PAUSED))
                .call(() -> campaigns.callBack(campaignId));
    }

    private Uni<CampaignView> moved(UUID id, CampaignStatus to, CampaignStatus... from) {
        return existing(id)
                .chain(() -> campaigns.move(id, to, from))
                .invoke(done -> {
                    if (!done) {
                        throw HttpProblem.valueOf(Status.CONFLICT, "the campaign is in no state for that");
                    }
                    loop.nudge();
                })
                .chain(() -> getCampaign(id));
    }

    private Uni<Void> sendable(List<CampaignStep> steps) {
        return check.objections(steps)
                .invoke(objections -> {
                    if (!objections.isEmpty()) {
                        throw unprocessable(String.join("; ", objections));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Campaign> existing(UUID id) {
        return campaigns
                .find(id)
                .map(found ->
                        found.orElseThrow(() -> HttpProblem.valueOf(Status.NOT_FOUND, "there is no such campaign")));
    }

    private static HttpProblem unprocessable(String detail) {
        return HttpProblem.builder()
                .withStatus(UNPROCESSABLE)
                .withTitle("Unprocessable Content")
                .withDetail(detail)
                .build();
    }
}
