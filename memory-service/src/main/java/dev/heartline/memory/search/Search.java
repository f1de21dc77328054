package dev.heartline.memory.search;

import java.time.Clock;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;

import dev.heartline.ai.time.Span;
import dev.heartline.memory.embedding.Embeddings;
import dev.heartline.memory.embedding.Purpose;
import dev.heartline.memory.embedding.Vector;
import dev.heartline.memory.index.RightOfWay;
import dev.heartline.memory.search.Ranking.Ranked;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;

/** Answers questions about a user. Being found strengthens no memory. */
@ApplicationScoped
public class Search {

    private final Profiles profiles;
    private final Candidates candidates;
    private final Ranking ranking;
    private final Provenance provenance;
    private final Embeddings embeddings;
    private final RightOfWay rightOfWay;
    private final MeterRegistry registry;
    private final Clock clock;

    /** Threads of the platform: embedding is native code, which would pin a virtual thread to its carrier. */
    private final ExecutorService embedding = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("search-", 0).daemon().factory());

    Search(
            Profiles profiles,
            Candidates candidates,
            SearchConfig config,
            Provenance provenance,
            Embeddings embeddings,
            RightOfWay rightOfWay,
            MeterRegistry registry,
            Clock clock) {
        this.profiles = profiles;
        this.candidates = candidates;
        this.ranking = new Ranking(config);
        this.provenance = provenance;
        this.embeddings = embeddings;
        this.rightOfWay = rightOfWay;
        this.registry = registry;
        this.clock = clock;
    }

    @PreDestroy
    void stop() {
        embedding.shutdownNow();
    }

    public Uni<SearchAnswer> answer(UUID userId, String text, SearchFilters filters, int limit) {
        return Uni.createFrom().deferred(() -> {
            var sample = Timer.start(registry);
            rightOfWay.enter();
            return found(userId, text, filters, limit).onTermination().invoke(() -> {
                rightOfWay.leave();
                sample.stop(registry.timer("heartline.memory.search"));
            });
        });
    }

    /** The question is embedded, which takes longest, while the database looks for whose it is and for its words. */
    private Uni<SearchAnswer> found(UUID userId, String text, SearchFilters filters, int limit) {
        var now = clock.instant();
        var worded = profiles.find(userId).chain(known -> worded(userId, known, text, filters, now));
        return Uni.combine()
                .all()
                .unis(worded, vector(text))
                .asTuple()
                .chain(both -> answer(userId, both.getItem1(), both.getItem2(), limit, now));
    }

    private Uni<SearchAnswer> answer(UUID userId, Worded worded, Vector vector, int limit, Instant now) {
        return candidates
                .byMeaning(worded.scope(), worded.wordings(), vector, embeddings.model())
                .map(found -> ranking.rank(worded.question(), found.candidates(), found.leastCosine()))
                .chain(ranked ->
                        answer(userId, worded.question(), ranked.subList(0, Math.min(limit, ranked.size())), now));
    }

    /** A question, whose rows may answer it, and which of them share words with it. */
    private record Worded(Question question, Candidates.Scope scope, Map<UUID, Candidates.Wording> wordings) {}

    private Uni<Worded> worded(
            UUID userId, Optional<KnownUser> known, String text, SearchFilters filters, Instant now) {
        ZoneId zone = known.flatMap(KnownUser::zone).orElse(ZoneOffset.UTC);
        var question = Question.read(
                text,
                now.atZone(zone),
                known.flatMap(KnownUser::firstName),
                known.flatMap(KnownUser::birthDate).map(MonthDay::from));
        var scope = new Candidates.Scope(userId, filters, zone, now);
        return candidates.byWords(scope, question.words()).map(wordings -> new Worded(question, scope, wordings));
    }

    private Uni<Vector> vector(String text) {
        return Uni.createFrom()
                .item(() -> embeddings.embed(text, Purpose.QUESTION))
                .runSubscriptionOn(embedding);
    }

    private Uni<SearchAnswer> answer(UUID userId, Question question, List<Ranked> ranked, Instant now) {
        return provenance
                .of(userId, ranked, now)
                .map(hits -> new SearchAnswer(
                        question.days().map(Span::from).orElse(null),
                        question.days().map(Span::to).orElse(null),
                        hits));
    }
}
