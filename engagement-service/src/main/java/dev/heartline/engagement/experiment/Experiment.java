package dev.heartline.engagement.experiment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.engagement.policy.experiment.Measure;
import dev.heartline.engagement.policy.experiment.Variant;
import dev.heartline.events.vocabulary.WireNamed;

/**
 * An experiment.
 *
 * @param variants the first is what there was before; who meets one that was stopped gets this
 * @param metric what is hoped for
 * @param guardrails what must not get worse: it stops by itself where one does
 * @param status `running` or `stopped`
 * @param stopReason `operator`, `guardrail` or `sample_ratio`; null while it runs
 */
@Schema(name = "Experiment")
record Experiment(
        UUID experimentId,
        String name,
        String hypothesis,
        List<Variant> variants,
        Measure metric,
        List<Measure> guardrails,
        String status,
        Instant startedAt,
        @Nullable Instant stoppedAt,
        @Nullable String stopReason) {

    static Experiment read(Row row) {
        var names = row.getArrayOfStrings("variants");
        var shares = row.getArrayOfDoubles("shares");
        return new Experiment(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("hypothesis"),
                IntStream.range(0, names.length)
                        .mapToObj(i -> new Variant(names[i], shares[i]))
                        .toList(),
                WireNamed.of(Measure.class, row.getString("metric")),
                Arrays.stream(row.getArrayOfStrings("guardrails"))
                        .map(name -> WireNamed.of(Measure.class, name))
                        .toList(),
                row.getString("status"),
                row.getOffsetDateTime("started_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("stopped_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                row.getString("stop_reason"));
    }

    /** No bean property: it would be one of the answer. */
    boolean runs() {
        return status.equals("running");
    }
}
