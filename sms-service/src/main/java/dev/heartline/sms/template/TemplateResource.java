package dev.heartline.sms.template;

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
import jakarta.ws.rs.PUT;
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
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.security.Roles;
import dev.heartline.sms.message.PriceConfig;
import dev.heartline.sms.message.SmsCost;

/** Where operators look after templates. */
@Path("/templates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
@Tag(name = "Templates", description = "What we say in texts, with variables as people write them.")
class TemplateResource {

    private static final int UNPROCESSABLE = 422;

    private final Templates templates;
    private final TemplateDesk desk;
    private final TemplateWords words;
    private final Profiles profiles;
    private final PriceConfig price;
    private final JsonWebToken caller;

    TemplateResource(
            Templates templates,
            TemplateDesk desk,
            TemplateWords words,
            Profiles profiles,
            PriceConfig price,
            JsonWebToken caller) {
        this.templates = templates;
        this.desk = desk;
        this.words = words;
        this.profiles = profiles;
        this.price = price;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Templates by name", description = "Retired ones too, unless they are left out by 'active'.")
    @Refuses(status = 400, when = "'after' is no template")
    public Uni<List<TemplateView>> listTemplates(
            @QueryParam("category") TemplateCategory category,
            @QueryParam("active") Boolean active,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") UUID after) {
        var beginning = after == null
                ? Uni.createFrom().item(Optional.<String>empty())
                : templates
                        .find(after)
                        .map(found -> Optional.of(found.orElseThrow(() ->
                                        HttpProblem.valueOf(Status.BAD_REQUEST, "'after' is not the id of a template"))
                                .name()));
        return beginning
                .chain(name -> templates.page(limit, Optional.ofNullable(category), Optional.ofNullable(active), name))
                .map(found -> found.stream().map(this::view).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Makes a template",
            description = "A request with the Idempotency-Key of an earlier one returns that one's template.")
    @APIResponse(
            responseCode = "201",
            description = "Made; Location leads to it.",
            content = @Content(schema = @Schema(implementation = TemplateView.class)))
    @Refuses(
            status = 422,
            when =
                    "It doesn't declare just the variables that it uses, shames, presses or promises money, has the name of"
                            + " another one, is of a category that only the service sends, can't be a variant of what it is to be one of,"
                            + " or the key was used for another template")
    public Uni<Response> createTemplate(
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 200) String key,
            @NotNull @Valid NewTemplate template) {
        UUID id = key == null ? Ids.next() : Ids.derived("template", caller.getSubject(), key);
        return desk.make(id, template, caller.getSubject())
                .onFailure(RefusedTemplate.class)
                .transform(refused -> unprocessable(refused.getMessage()))
                .chain(() -> desk.wasMadeSo(id, template))
                .invoke(so -> {
                    if (!so) {
                        throw unprocessable("the Idempotency-Key was used for another template");
                    }
                })
                .chain(() -> existing(id))
                .map(made -> Response.created(URI.create("/templates/" + id))
                        .entity(view(made))
                        .build());
    }

    @GET
    @Path("/{templateId}")
    @Operation(summary = "One template, and how it does")
    @Refuses(status = 404, when = "There is no such template")
    public Uni<TemplateView> getTemplate(UUID templateId) {
        return existing(templateId).map(this::view);
    }

    @PUT
    @Path("/{templateId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Says what a template says from now on",
            description = "As a new version: what was sent or queued stays as it was.")
    @Refuses(status = 404, when = "There is no such template")
    @Refuses(status = 409, when = "It has another version by now")
    @Refuses(status = 422, when = "As where one is made; or a variant needs a variable that would be gone")
    public Uni<TemplateView> editTemplate(UUID templateId, @NotNull @Valid TemplateEdit edit) {
        return existing(templateId)
                .chain(template -> desk.edit(template, edit, caller.getSubject()))
                .onFailure(RefusedTemplate.class)
                .transform(refused -> unprocessable(refused.getMessage()))
                .invoke(done -> {
                    if (!done) {
                        throw HttpProblem.valueOf(Status.CONFLICT, "the template has another version by now");
                    }
                })
                .chain(() -> getTemplate(templateId));
    }

    @GET
    @Path("/{templateId}/versions")
    @Operation(summary = "What a template said and when, and what came of it, the latest first")
    @Refuses(status = 404, when = "There is no such template")
    public Uni<List<TemplateVersionView>> listTemplateVersions(
            UUID templateId, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return existing(templateId).chain(() -> desk.versions(templateId, limit));
    }

    @POST
    @Path("/{templateId}/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "How a template would come out for a user",
            description = "Nothing is sent. An engine may find the personal words anew when it is.")
    @Refuses(status = 404, when = "There is no such template")
    @Refuses(status = 422, when = "There is no such user, a variable has no value, or the text comes out too long")
    public Uni<TemplatePreview.View> previewTemplate(UUID templateId, @NotNull @Valid TemplatePreview.Request request) {
        return existing(templateId)
                .chain(template -> profiles.find(request.userId())
                        .map(user -> user.orElseThrow(() -> unprocessable("no profile has this user id")))
                        .chain(user -> words.exactly(template, user, request.variables(), Ids.next()))
                        .map(worded -> preview(template, worded)))
                .onFailure(UnusableTemplate.class)
                .transform(unusable -> unprocessable(unusable.getMessage()));
    }

    private TemplatePreview.View preview(SmsTemplate template, TemplateWords.Worded worded) {
        var cost = SmsCost.of(worded.body(), price.outbound());
        return new TemplatePreview.View(
                worded.body(),
                worded.writtenBy().orElse(null),
                cost.segments(),
                cost.cost().micros(),
                cost.cost().currency().getCurrencyCode(),
                TemplateLint.harms(new TemplateText(worded.body()), template.category()));
    }

    @POST
    @Path("/{templateId}/retire")
    @Operation(
            summary = "Takes a template out of use",
            description = "No text of it can be ordered any more, and no text is worded as it. May be repeated.")
    @Refuses(status = 404, when = "There is no such template")
    @Refuses(status = 422, when = "It is of a category that the service itself sends")
    public Uni<TemplateView> retireTemplate(UUID templateId) {
        return ofOperators(templateId)
                .chain(template -> desk.retire(template.id()))
                .chain(() -> getTemplate(templateId));
    }

    @POST
    @Path("/{templateId}/reinstate")
    @Operation(summary = "Takes a retired template into use again", description = "May be repeated.")
    @Refuses(status = 404, when = "There is no such template")
    @Refuses(
            status = 422,
            when =
                    "It is of a category that the service itself sends, or doesn't fit its base or its variants any more")
    public Uni<TemplateView> reinstateTemplate(UUID templateId) {
        return ofOperators(templateId)
                .chain(desk::reinstate)
                .onFailure(RefusedTemplate.class)
                .transform(refused -> unprocessable(refused.getMessage()))
                .chain(() -> getTemplate(templateId));
    }

    private Uni<SmsTemplate> ofOperators(UUID id) {
        return existing(id).invoke(template -> {
            if (!template.category().isForSending()) {
                throw unprocessable("the service itself sends it");
            }
        });
    }

    private Uni<SmsTemplate> existing(UUID id) {
        return templates
                .find(id)
                .map(found ->
                        found.orElseThrow(() -> HttpProblem.valueOf(Status.NOT_FOUND, "there is no such template")));
    }

    private TemplateView view(SmsTemplate template) {
        return TemplateView.of(template, price.outbound());
    }

    private static HttpProblem unprocessable(String detail) {
        return HttpProblem.builder()
                .withStatus(UNPROCESSABLE)
                .withTitle("Unprocessable Content")
                .withDetail(detail)
                .build();
    }
}
