package dev.heartline.sms.coach;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Roles;

/** Where operators decide about what the coach would answer. */
@Path("/answer-drafts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
@Tag(name = "Answers", description = "Who answers people's texts, and what humans have to do with it.")
class AnswerDraftResource {

    private final Drafts drafts;
    private final Desk desk;
    private final JsonWebToken caller;

    AnswerDraftResource(Drafts drafts, Desk desk, JsonWebToken caller) {
        this.drafts = drafts;
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Drafts that wait for a human, the oldest first")
    @Refuses(status = 400, when = "'after' is no draft")
    public Uni<List<AnswerDraftView>> listAnswerDrafts(
            @QueryParam("user") UUID user,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") UUID after) {
        var known = after == null
                ? Uni.createFrom().voidItem()
                : drafts.find(after)
                        .invoke(found -> found.orElseThrow(
                                () -> HttpProblem.valueOf(Status.BAD_REQUEST, "'after' is not the id of a draft")))
                        .replaceWithVoid();
        return known.chain(() -> drafts.waiting(limit, Optional.ofNullable(user), Optional.ofNullable(after)))
                .map(found -> found.stream().map(AnswerDraft::view).toList());
    }

    @POST
    @Path("/{draftId}/approve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Sends a draft, as it is or edited",
            description = "The contact policy is asked when it leaves. The text has the draft's id.")
    @Refuses(status = 404, when = "There is no such draft")
    @Refuses(status = 409, when = "It was decided already, or they wrote on meanwhile")
    public Uni<AnswerDraftView> approveAnswerDraft(UUID draftId, @NotNull @Valid DraftApproval approval) {
        return decided(draftId, draft -> desk.approve(draft, caller.getSubject(), approval.body()));
    }

    @POST
    @Path("/{draftId}/reject")
    @Operation(summary = "Throws a draft away", description = "What it was to answer isn't answered.")
    @Refuses(status = 404, when = "There is no such draft")
    @Refuses(status = 409, when = "It was decided already, or they wrote on meanwhile")
    public Uni<AnswerDraftView> rejectAnswerDraft(UUID draftId) {
        return decided(draftId, draft -> desk.reject(draft, caller.getSubject()));
    }

    private Uni<AnswerDraftView> decided(UUID draftId, Function<AnswerDraft, Uni<Optional<AnswerDraft>>> step) {
        return drafts.find(draftId)
                .map(found -> found.orElseThrow(() -> HttpProblem.valueOf(Status.NOT_FOUND, "there is no such draft")))
                .chain(step::apply)
                .map(done -> done.orElseThrow(
                                () -> HttpProblem.valueOf(Status.CONFLICT, "the draft doesn't wait any more"))
                        .view());
    }
}
