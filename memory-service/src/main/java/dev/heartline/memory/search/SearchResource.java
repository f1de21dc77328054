package dev.heartline.memory.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

/** Questions about a user. */
@Path("/users/{userId}/search")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
@Tag(name = "Search", description = "What was said and what is remembered, found by words and by meaning.")
public class SearchResource {

    private final Search search;
    private final Access access;

    SearchResource(Search search, Access access) {
        this.search = search;
        this.access = access;
    }

    @GET
    @Operation(
            summary = "Finds turns, memories that hold, and summaries; nothing where nothing fits",
            description =
                    "Days that the question names, as in \"last week\" or \"in March\", are those of the user's zone: what is of "
                            + "other days counts less. The filters leave out.")
    public Uni<SearchAnswer> search(
            UUID userId,
            @QueryParam("q") @NotBlank @Size(max = 500) @Parameter(description = "The question, in words.")
                    String question,
            @QueryParam("kind") @Parameter(description = "Only these.") Set<SearchKind> kinds,
            @QueryParam("type") @Parameter(description = "Only memories of these types.") Set<MemoryType> types,
            @QueryParam("tag") @Parameter(description = "Only memories that have all of these.") List<String> tags,
            @QueryParam("source") @Parameter(description = "Only what comes from these.") Set<SourceType> sources,
            @QueryParam("from") @Parameter(description = "The first day, in the user's zone.") Optional<LocalDate> from,
            @QueryParam("to") @Parameter(description = "The last day, in the user's zone.") Optional<LocalDate> to,
            @QueryParam("strength")
                    @DecimalMin("0.01")
                    @DecimalMax("1")
                    @Parameter(description = "Only memories that are at least so strong now.")
                    Double leastStrength,
            @QueryParam("limit") @DefaultValue("10") @Min(1) @Max(50) int limit) {
        access.requireSelfOrStaff(userId);
        var filters = new SearchFilters(kinds, types, tags, sources, from, to, Optional.ofNullable(leastStrength));
        return search.answer(userId, question, filters, limit);
    }
}
