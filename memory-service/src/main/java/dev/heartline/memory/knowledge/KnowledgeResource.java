package dev.heartline.memory.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import dev.heartline.ai.knowledge.Answer;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Roles;

/** The documents that the coach may answer from. */
@Path("/knowledge")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
@Tag(name = "Knowledge", description = "Documents that the coach answers from, and cites.")
public class KnowledgeResource {

    private static final UUID FIRST = new UUID(0, 0);

    /** Seconds. */
    private static final String SOON = "5";

    private final KnowledgeSources sources;
    private final KnowledgeAnswers answers;
    private final DocumentReader reader;

    KnowledgeResource(KnowledgeSources sources, KnowledgeAnswers answers, DocumentReader reader) {
        this.sources = sources;
        this.answers = answers;
        this.reader = reader;
    }

    @GET
    @Operation(summary = "The latest version of each document")
    public Uni<List<KnowledgeDocument>> listKnowledge(
            @QueryParam("after") @Parameter(description = "Only documents with a greater id.") Optional<UUID> after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return sources.latest(after.orElse(FIRST), limit);
    }

    @GET
    @Path("/matches")
    @Operation(
            summary = "What the published documents say to a question, best first; nothing where nothing fits",
            description = "By words and by meaning, exactly as the coach finds its answers.")
    public Uni<List<KnowledgeMatch>> matchKnowledge(
            @QueryParam("q") @NotBlank @Size(max = 500) @Parameter(description = "The question, in words.")
                    String question,
            @QueryParam("limit") @DefaultValue("3") @Min(1) @Max(20) int limit) {
        return answers.to(question, limit)
                .map(found -> found.stream().map(KnowledgeMatch::of).toList());
    }

    @GET
    @Path("/{documentId}")
    @Operation(summary = "A document's versions, latest first, a hundred at most")
    @Refuses(status = 404, when = "There is no such document")
    public Uni<List<KnowledgeDocument>> getKnowledge(UUID documentId) {
        return sources.versions(documentId).invoke(versions -> {
            if (versions.isEmpty()) {
                throw new NotFoundException("There is no such document");
            }
        });
    }

    @POST
    @Consumes({KnowledgeFormat.MediaTypes.TEXT, KnowledgeFormat.MediaTypes.MARKDOWN, KnowledgeFormat.MediaTypes.PDF})
    @Operation(
            summary = "Takes in a document; the coach answers from it once it is indexed",
            description = "A document that says the same as one that is there is that one. Text is UTF-8.")
    @Refuses(status = 409, when = "There is no room for it beside the others")
    @Refuses(status = 413, when = "Its text is too long for one document")
    @Refuses(status = 422, when = "It can't be read, or not within the time and memory that it may take")
    @Refuses(status = 503, when = "Other documents are being read, or the request took too long", retryAfter = true)
    public Uni<KnowledgeDocument> addKnowledge(
            @QueryParam("title") @NotBlank @Size(max = 200) @Parameter(description = "What it is cited as.")
                    String title,
            @QueryParam("uri") @Nullable @Size(min = 1, max = 500) @Parameter(description = "Where it comes from.")
                    String uri,
            @QueryParam("language")
                    @Nullable
                    @Pattern(regexp = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
                    @Parameter(description = "BCP 47.")
                    String language,
            @Context HttpHeaders headers,
            @NotNull byte[] content) {
        return brought(title, uri, language, headers, content)
                .chain(sources::add)
                .onFailure(UnfitDocument.class)
                .transform(KnowledgeResource::problem);
    }

    @PUT
    @Path("/{documentId}")
    @Consumes({KnowledgeFormat.MediaTypes.TEXT, KnowledgeFormat.MediaTypes.MARKDOWN, KnowledgeFormat.MediaTypes.PDF})
    @Operation(
            summary = "Takes in a new version of a document; the one before holds until it is indexed",
            description = "What says the same as the latest version is that one. Text is UTF-8.")
    @Refuses(status = 404, when = "There is no such document")
    @Refuses(status = 409, when = "There is no room for it beside the others")
    @Refuses(status = 413, when = "Its text is too long for one document")
    @Refuses(status = 422, when = "It can't be read, or not within the time and memory that it may take")
    @Refuses(status = 503, when = "Other documents are being read, or the request took too long", retryAfter = true)
    public Uni<KnowledgeDocument> replaceKnowledge(
            UUID documentId,
            @QueryParam("title") @NotBlank @Size(max = 200) @Parameter(description = "What it is cited as.")
                    String title,
            @QueryParam("uri") @Nullable @Size(min = 1, max = 500) @Parameter(description = "Where it comes from.")
                    String uri,
            @QueryParam("language")
                    @Nullable
                    @Pattern(regexp = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
                    @Parameter(description = "BCP 47.")
                    String language,
            @Context HttpHeaders headers,
            @NotNull byte[] content) {
        return brought(title, uri, language, headers, content)
                .chain(document -> sources.replace(documentId, document))
                .map(found -> found.orElseThrow(() -> new NotFoundException("There is no such document")))
                .onFailure(UnfitDocument.class)
                .transform(KnowledgeResource::problem);
    }

    @DELETE
    @Path("/{documentId}")
    @Operation(
            summary = "Withdraws a document with all its versions: the coach answers from it no more",
            description = "Also one that is not known here, as after a restore: the coach may still know it.")
    public Uni<Void> withdrawKnowledge(UUID documentId) {
        return sources.withdraw(documentId);
    }

    /** Reads it where it may take its time. */
    private Uni<BroughtDocument> brought(
            String title, @Nullable String uri, @Nullable String language, HttpHeaders headers, byte[] content) {
        var type = headers.getMediaType();
        var format = KnowledgeFormat.of(type.getType() + "/" + type.getSubtype());
        return Uni.createFrom()
                .item(() -> new BroughtDocument(title.strip(), uri, language, format, reader.read(content, format)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static HttpProblem problem(Throwable failure) {
        var unfit = (UnfitDocument) failure;
        return switch (unfit.reason()) {
            case UNREADABLE -> problem(422, "Unprocessable Content", unfit).build();
            case TOO_LONG -> problem(413, "Content Too Large", unfit).build();
            case NO_ROOM -> problem(409, "Conflict", unfit).build();
            case BUSY ->
                problem(503, "Service Unavailable", unfit)
                        .withHeader(HttpHeaders.RETRY_AFTER, SOON)
                        .build();
        };
    }

    private static HttpProblem.Builder problem(int status, String title, UnfitDocument unfit) {
        return HttpProblem.builder().withStatus(status).withTitle(title).withDetail(unfit.getMessage());
    }

    /**
     * A passage that answers a question.
     *
     * @param seq the passage's place in the document, from 0
     * @param section the headings above it
     * @param uri where the document comes from
     * @param text the whole passage
     * @param answer the sentence of it that says it best, as the coach would say it
     * @param score 0 to 1
     */
    @Schema(name = "KnowledgeMatch")
    public record KnowledgeMatch(
            UUID documentId,
            int version,
            int seq,
            String title,
            @Nullable String section,
            @Nullable String uri,
            String text,
            String answer,
            double score) {

        public static KnowledgeMatch of(Answer answer) {
            var passage = answer.passage();
            return new KnowledgeMatch(
                    passage.documentId(),
                    passage.version(),
                    passage.seq(),
                    passage.title(),
                    passage.section(),
                    passage.uri(),
                    passage.text(),
                    answer.words(),
                    answer.score());
        }
    }
}
