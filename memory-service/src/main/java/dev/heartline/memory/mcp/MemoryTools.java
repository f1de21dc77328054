package dev.heartline.memory.mcp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;

import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolCallException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;

import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.memory.authorship.Author;
import dev.heartline.memory.authorship.Authors;
import dev.heartline.memory.context.ContextSnapshots;
import dev.heartline.memory.episode.Amendments;
import dev.heartline.memory.episode.Amendments.Outcome;
import dev.heartline.memory.knowledge.KnowledgeAnswers;
import dev.heartline.memory.knowledge.KnowledgeResource.KnowledgeMatch;
import dev.heartline.memory.search.Search;
import dev.heartline.memory.search.SearchAnswer;
import dev.heartline.memory.search.SearchFilters;
import dev.heartline.memory.summary.DeniedCommitments;
import dev.heartline.service.limit.CallerLimits;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;
import dev.heartline.service.web.Characters;

/** What a model may do with somebody's memory. */
@PlainFailures
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
public class MemoryTools {

    private static final String WHO = "The user's id. May be left out where the token is the user's own.";
    private static final String WORDS = "Third person without a subject, for example: Lives with their sister.";
    private static final String WHY = "Why, in words; kept in the history.";
    private static final int LONGEST_QUESTION = 500;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int MOST = 50;
    private static final int MOST_ANSWERS = 20;

    private final Search search;
    private final KnowledgeAnswers knowledge;
    private final ContextSnapshots contexts;
    private final Amendments amendments;
    private final DeniedCommitments commitments;
    private final Access access;
    private final Authors authors;
    private final JsonWebToken token;
    private final SecurityIdentity caller;
    private final CallerLimits limits;

    MemoryTools(
            Search search,
            KnowledgeAnswers knowledge,
            ContextSnapshots contexts,
            Amendments amendments,
            DeniedCommitments commitments,
            Access access,
            Authors authors,
            JsonWebToken token,
            SecurityIdentity caller,
            CallerLimits limits) {
        this.search = search;
        this.knowledge = knowledge;
        this.contexts = contexts;
        this.amendments = amendments;
        this.commitments = commitments;
        this.access = access;
        this.authors = authors;
        this.token = token;
        this.caller = caller;
        this.limits = limits;
    }

    @Tool(
            description =
                    "Finds what a user said and what is remembered of them that answers a question. Nothing where nothing fits.",
            annotations = @Tool.Annotations(readOnlyHint = true, destructiveHint = false, openWorldHint = false))
    Uni<SearchAnswer> search(
            @ToolArg(description = "The question, in words; it may name days, as in \"last week\".") String question,
            @ToolArg(description = "At most so many, 1 to 50.", defaultValue = "10") int limit,
            @ToolArg(description = WHO, required = false) Optional<String> userId) {
        var user = whose(userId);
        return search.answer(user, worded(question, LONGEST_QUESTION), SearchFilters.NONE, Math.clamp(limit, 1, MOST));
    }

    @Tool(
            description =
                    "What the coach should have at hand about a user: strongest memories, preferences, open commitments, the last day.",
            annotations = @Tool.Annotations(readOnlyHint = true, destructiveHint = false, openWorldHint = false))
    Uni<String> context(@ToolArg(description = WHO, required = false) Optional<String> userId) {
        return contexts.find(whose(userId))
                .map(found -> found.orElseThrow(() -> new ToolCallException("nothing is remembered of this user yet")));
    }

    @Tool(
            description =
                    "What the service's documents say to a question of fact, with title, section and version to cite. Nothing where "
                            + "nothing fits: then say that you don't know.",
            annotations = @Tool.Annotations(readOnlyHint = true, destructiveHint = false, openWorldHint = false))
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
    Uni<KnowledgeFound> knowledge(
            @ToolArg(description = "The question, in words.") String question,
            @ToolArg(description = "At most so many, 1 to 20.", defaultValue = "3") int limit) {
        requireLimit();
        return knowledge
                .to(worded(question, LONGEST_QUESTION), Math.clamp(limit, 1, MOST_ANSWERS))
                .map(answers -> new KnowledgeFound(
                        answers.stream().map(KnowledgeMatch::of).toList()));
    }

    @Tool(
            description = "Remembers something about a user that they told. Told before, it is strengthened instead.",
            annotations = @Tool.Annotations(destructiveHint = false, openWorldHint = false))
    Uni<String> remember(
            @ToolArg(description = "victory, struggle, insight, preference, relationship or context") String type,
            @ToolArg(description = WORDS) String description,
            @ToolArg(description = WHY, required = false) Optional<String> reason,
            @ToolArg(description = WHO, required = false) Optional<String> userId) {
        return amendments
                .remember(whose(userId), typed(type), worded(description, LONGEST_DESCRIPTION), author(reason))
                .map(MemoryTools::written);
    }

    @Tool(
            description =
                    "Says how something that is remembered really is, and was. The wrong one stays in the history only.",
            annotations = @Tool.Annotations(openWorldHint = false))
    Uni<String> correct(
            @ToolArg(description = "The memory's id, as search and context tell it.") String memoryId,
            @ToolArg(description = WORDS) String description,
            @ToolArg(description = WHY, required = false) Optional<String> reason,
            @ToolArg(description = WHO, required = false) Optional<String> userId) {
        return amendments
                .correct(whose(userId), id(memoryId), worded(description, LONGEST_DESCRIPTION), author(reason))
                .map(MemoryTools::written);
    }

    @Tool(
            description =
                    "Says that something that is remembered is not so: nobody is told it any more. It stays in the history, until "
                            + "the user is erased, and can be restored there.",
            annotations = @Tool.Annotations(idempotentHint = true, openWorldHint = false))
    Uni<String> forget(
            @ToolArg(description = "The memory's id, as search and context tell it.", required = false)
                    Optional<String> memoryId,
            @ToolArg(description = "Instead of a memory, a commitment in the words of context.", required = false)
                    Optional<String> commitment,
            @ToolArg(description = WHY, required = false) Optional<String> reason,
            @ToolArg(description = WHO, required = false) Optional<String> userId) {
        var user = whose(userId);
        if (memoryId.isPresent() == commitment.isPresent()) {
            throw new ToolCallException("either a memory's id or the words of a commitment");
        }
        return memoryId.map(memory -> amendments.deny(user, id(memory), author(reason)))
                .orElseGet(() -> commitments
                        .deny(user, worded(commitment.get(), LONGEST_DESCRIPTION), author(reason))
                        .map(known -> known ? Outcome.DONE : Outcome.UNKNOWN))
                .map(outcome -> {
                    require(outcome);
                    return "forgotten";
                });
    }

    /** The same rules as over REST: not too often, and one's own, or staff. */
    private UUID whose(Optional<String> userId) {
        requireLimit();
        var user =
                userId.isPresent() || caller.hasRole(Roles.USER) ? id(userId.orElseGet(token::getSubject)) : nobody();
        try {
            access.requireSelfOrStaff(user);
        } catch (ForbiddenException e) {
            throw new ToolCallException(e.getMessage(), e);
        }
        return user;
    }

    private static UUID nobody() {
        throw new ToolCallException("whose memory is it? Name the user by userId");
    }

    /** Beside the request itself, as one may hold many calls. */
    private void requireLimit() {
        limits.request(caller.getPrincipal().getName(), caller.hasRole(Roles.OPERATOR) || caller.hasRole(Roles.SERVICE))
                .ifPresent(refusal -> {
                    throw new ToolCallException("too many requests: ask again in %s seconds"
                            .formatted(refusal.getHeaders().get("Retry-After")));
                });
    }

    private Author author(Optional<String> reason) {
        return authors.present(reason.map(words -> Characters.first(words, LONGEST_DESCRIPTION)));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new ToolCallException("'%s' is not a UUID".formatted(text), e);
        }
    }

    private static MemoryType typed(String name) {
        try {
            return WireNamed.of(MemoryType.class, name);
        } catch (IllegalArgumentException e) {
            throw new ToolCallException(
                    "type is one of "
                            + Arrays.stream(MemoryType.values())
                                    .map(WireNamed::wireName)
                                    .toList(),
                    e);
        }
    }

    private static String worded(String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw new ToolCallException("words are missing, or more than %d characters".formatted(longest));
        }
        return text;
    }

    private static String written(Amendments.Written written) {
        require(written.outcome());
        return written.memoryId().orElseThrow().toString();
    }

    /** @param answers best first */
    public record KnowledgeFound(List<KnowledgeMatch> answers) {}

    private static void require(Outcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case UNKNOWN -> throw new ToolCallException("no such user, memory or commitment");
            case PAST -> throw new ToolCallException("it does not hold any more");
        }
    }
}
