package dev.heartline.memory.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.vocabulary.Speaker;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.memory.embedding.Vector;
import dev.heartline.memory.episode.MemoryStrength;

/** Brings what may answer a question. */
@ApplicationScoped
class Candidates {

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 30);

    private final Pool pool;
    private final SearchConfig config;

    Candidates(Pool pool, SearchConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** Whose rows, and which of them. */
    record Scope(UUID userId, SearchFilters filters, ZoneId zone, Instant now) {

        /** $1 to $11 of the statements. */
        private List<Object> parameters() {
            var from = filters.from().orElse(FIRST_DAY);
            var to = filters.to().orElse(LAST_DAY);
            var parameters = new ArrayList<Object>();
            parameters.add(userId);
            parameters.add(names(filters.possibleKinds()));
            parameters.add(start(from));
            parameters.add(start(to.plusDays(1)));
            parameters.add(from);
            parameters.add(to);
            parameters.add(filters.sources().isEmpty() ? null : names(filters.sources()));
            parameters.add(filters.types().isEmpty() ? null : names(filters.types()));
            parameters.add(filters.tags().toArray(String[]::new));
            parameters.add(filters.leastStrength().map(MemoryStrength::ageAt).orElse(null));
            parameters.add(now.atOffset(ZoneOffset.UTC));
            return parameters;
        }

        private OffsetDateTime start(LocalDate day) {
            return day.atStartOfDay(zone).toOffsetDateTime();
        }

        private static String[] names(Set<? extends WireNamed> words) {
            return words.stream().map(WireNamed::wireName).toArray(String[]::new);
        }
    }

    /** How well the words of a row fit, and how many of the question's it holds. */
    record Wording(double words, double covered) {

        private static final Wording NONE = new Wording(0, 0);
    }

    /** @param leastCosine of everything that was compared */
    record Found(List<Candidate> candidates, double leastCosine) {}

    Uni<Map<UUID, Wording>> byWords(Scope scope, String words) {
        var parameters = scope.parameters();
        parameters.add(words);
        return pool.preparedQuery(SearchStatements.BY_WORDS)
                .execute(Tuple.tuple(parameters))
                .map(rows -> {
                    var wordings = new HashMap<UUID, Wording>();
                    rows.forEach(row -> wordings.put(
                            row.getUUID("id"), new Wording(row.getDouble("words"), row.getDouble("covered"))));
                    return wordings;
                });
    }

    /** Those, and what is close in meaning. */
    Uni<Found> byMeaning(Scope scope, Map<UUID, Wording> wordings, Vector question, String model) {
        var parameters = scope.parameters();
        parameters.add(question.literal());
        parameters.add(model);
        parameters.add(wordings.keySet().toArray(UUID[]::new));
        parameters.add(1 - config.neighbour());
        return pool.preparedQuery(SearchStatements.BY_MEANING)
                .execute(Tuple.tuple(parameters))
                .map(rows -> found(rows, wordings, scope.zone()));
    }

    private static Found found(RowSet<Row> rows, Map<UUID, Wording> wordings, ZoneId zone) {
        var candidates = StreamSupport.stream(rows.spliterator(), false)
                .map(row -> candidate(row, wordings.getOrDefault(row.getUUID("id"), Wording.NONE), zone))
                .toList();
        double least = rows.size() == 0
                ? 0
                : Optional.ofNullable(rows.iterator().next().getDouble("least")).orElse(0.0);
        return new Found(candidates, least);
    }

    private static Candidate candidate(Row row, Wording wording, ZoneId zone) {
        var speaker = row.getString("speaker");
        var at = Optional.ofNullable(row.getOffsetDateTime("at")).map(OffsetDateTime::toInstant);
        var firstDay = Optional.ofNullable(row.getLocalDate("first_day"))
                .orElseGet(() -> at.orElseThrow().atZone(zone).toLocalDate());
        return new Candidate(
                WireNamed.of(SearchKind.class, row.getString("kind")),
                row.getUUID("id"),
                row.getUUID("source_id"),
                speaker == null ? null : WireNamed.of(Speaker.class, speaker),
                row.getString("text"),
                at.orElseGet(() -> firstDay.atStartOfDay(zone).toInstant()),
                firstDay,
                Optional.ofNullable(row.getLocalDate("last_day")).orElse(firstDay),
                wording.words(),
                wording.covered(),
                row.getDouble("cosine"),
                row.getBoolean("waits"));
    }
}
