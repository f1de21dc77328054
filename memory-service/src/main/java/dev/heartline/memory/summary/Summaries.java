package dev.heartline.memory.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.EventJson;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.memory.episode.MemoryReader;
import dev.heartline.memory.exchange.Exchange;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.erasure.UserDataOwner;

/** Keeps digests and the summaries made of them. */
@ApplicationScoped
public class Summaries implements UserDataOwner {

    /** Nothing is returned where the source was taken in before with the same words. */
    private static final String DIGEST = """
            insert into conversation_digests as known
              (id, user_id, source_type, source_id, content_hash, began_at, ended_at, day, zone, engine, summary,
               key_topics, insights, progress, challenges, commitments, sentiment, motivation_level)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            on conflict (user_id, source_id) do update set
              content_hash = excluded.content_hash, ended_at = excluded.ended_at, engine = excluded.engine,
              summary = excluded.summary, key_topics = excluded.key_topics, insights = excluded.insights,
              progress = excluded.progress, challenges = excluded.challenges, commitments = excluded.commitments,
              sentiment = excluded.sentiment, motivation_level = excluded.motivation_level,
              ingested_at = now()
            where known.content_hash <> excluded.content_hash
            returning day, id <> $1 as again
            """;

    private static final String DIGESTS_OF_DAY = """
            select began_at, day, source_type, source_id, engine, summary, key_topics, insights, progress, challenges, commitments, sentiment,
              motivation_level
            from conversation_digests where user_id = $1 and day = $2
            """;

    private static final String SUMMARY = """
            insert into conversation_summaries as known
              (id, user_id, summary_period, start_date, end_date, key_topics, main_insights, user_progress,
               challenges_discussed, commitments_made, overall_sentiment, user_motivation_level, motivation_evidence, ai_summary)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::text::jsonb, $14)
            on conflict (user_id, summary_period, start_date) do update set
              key_topics = excluded.key_topics, main_insights = excluded.main_insights,
              user_progress = excluded.user_progress, challenges_discussed = excluded.challenges_discussed,
              commitments_made = excluded.commitments_made, overall_sentiment = excluded.overall_sentiment,
              user_motivation_level = excluded.user_motivation_level,
              motivation_evidence = excluded.motivation_evidence, ai_summary = excluded.ai_summary,
              embedding = case when known.ai_summary = excluded.ai_summary then known.embedding end,
              embedding_model = case when known.ai_summary = excluded.ai_summary then known.embedding_model end,
              updated_at = clock_timestamp()
            """;

    /** A week belongs to the month of its Thursday. $1 user, $2 day. */
    private static final String UNTOLD = """
            update conversation_summaries
            set main_insights = null, user_progress = null, challenges_discussed = '{}', commitments_made = '{}', ai_summary = null,
              embedding = null, embedding_model = null
            where user_id = $1 and (
              summary_period = 'weekly' and start_date = date_trunc('week', $2::date)::date
              or summary_period = 'monthly' and start_date = date_trunc('month', date_trunc('week', $2::date) + interval '3 days')::date)
            """;

    private final MemoryReader memories;
    private final ForgottenReader forgotten;

    Summaries(MemoryReader memories, ForgottenReader forgotten) {
        this.memories = memories;
        this.forgotten = forgotten;
    }

    /**
     * Takes in an exchange's digest.
     *
     * @return empty where the same exchange with the same words was taken in before, under whatever event
     */
    public Uni<Optional<Taken>> take(PlainTransaction transaction, Exchange exchange, Digest digest, ZoneId zone) {
        return transaction
                .sql(DIGEST)
                .execute(Tuple.from(new Object[] {
                    Ids.next(),
                    exchange.userId(),
                    exchange.sourceType().wireName(),
                    exchange.sourceId(),
                    exchange.contentHash().hex(),
                    exchange.began().atOffset(ZoneOffset.UTC),
                    exchange.ended().atOffset(ZoneOffset.UTC),
                    exchange.began().atZone(zone).toLocalDate(),
                    zone.getId(),
                    digest.engine(),
                    digest.summary().orElse(null),
                    array(digest.keyTopics()),
                    array(digest.insights()),
                    array(digest.progress()),
                    array(digest.challenges()),
                    array(digest.commitments()),
                    digest.sentiment().map(WireNamed::wireName).orElse(null),
                    digest.motivationLevel().orElse(null)
                }))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> new Taken(row.getLocalDate("day"), row.getBoolean("again"))));
    }

    /**
     * What became of a digest.
     *
     * @param day in the user's zone, whose summary it belongs to
     * @param again the exchange was taken in before, with other words
     */
    public record Taken(LocalDate day, boolean again) {}

    /** Makes the summary of a day anew, of all but what nobody is told any more. */
    public Uni<Void> refresh(PlainTransaction transaction, UUID userId, LocalDate day) {
        // One connection: these are sent one behind the other, and answered together.
        return Uni.combine()
                .all()
                .unis(
                        transaction.sql(DIGESTS_OF_DAY).execute(Tuple.of(userId, day)),
                        forgotten.of(transaction.connection(), userId))
                .with((rows, untold) -> DailySummary.of(StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> digest(row).without(untold))
                        .toList()))
                .chain(content -> keep(transaction, userId, SummaryPeriod.DAILY, day, day, content));
    }

    /** Makes the summaries of the days anew on which that was said of which it was changed at an instant whether it is so. */
    public Uni<Void> retell(PlainTransaction transaction, UUID userId, Instant changedAt) {
        return memories.sourcesOfChanged(transaction.connection(), userId, changedAt)
                .chain(sources -> transaction
                        .sql("select distinct day from conversation_digests where user_id = $1 and source_id = any($2)")
                        .execute(Tuple.tuple(List.of(userId, sources.toArray(UUID[]::new)))))
                .chain(days -> refresh(transaction, userId, days));
    }

    /**
     * The days that something was denied or restored of. The weeks and months above tell nothing until they are told anew: what was
     * denied is not to be read there meanwhile.
     *
     * @param days rows with a {@code day}
     */
    Uni<Void> refresh(PlainTransaction transaction, UUID userId, RowSet<Row> days) {
        return Multi.createFrom()
                .iterable(days)
                .onItem()
                .transformToUniAndConcatenate(row -> refresh(transaction, userId, row.getLocalDate("day"))
                        .chain(() -> transaction.sql(UNTOLD).execute(Tuple.of(userId, row.getLocalDate("day")))))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** Keeps the summary of a period in the place of the one before, whose vector it keeps where the words are the same. */
    Uni<Void> keep(
            PlainTransaction transaction,
            UUID userId,
            SummaryPeriod period,
            LocalDate start,
            LocalDate end,
            SummaryContent content) {
        return transaction
                .sql(SUMMARY)
                .execute(Tuple.from(new Object[] {
                    Ids.next(),
                    userId,
                    period.wireName(),
                    start,
                    end,
                    array(content.keyTopics()),
                    content.insights().orElse(null),
                    content.progress().orElse(null),
                    array(content.challenges()),
                    array(content.commitments()),
                    content.sentiment().map(WireNamed::wireName).orElse(null),
                    content.motivationLevel().orElse(null),
                    json(content.evidence()),
                    content.text().orElse(null)
                }))
                .replaceWithVoid();
    }

    private static String json(List<MotivationEvidence> evidence) {
        try {
            return EventJson.mapper().writeValueAsString(evidence);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can't write the evidence of a summary", e);
        }
    }

    private static Digest digest(Row row) {
        return new Digest(
                row.getOffsetDateTime("began_at").toInstant(),
                row.getLocalDate("day"),
                WireNamed.of(SourceType.class, row.getString("source_type")),
                row.getUUID("source_id"),
                row.getString("engine"),
                Optional.ofNullable(row.getString("summary")),
                Arrays.asList(row.getArrayOfStrings("key_topics")),
                Arrays.asList(row.getArrayOfStrings("insights")),
                Arrays.asList(row.getArrayOfStrings("progress")),
                Arrays.asList(row.getArrayOfStrings("challenges")),
                Arrays.asList(row.getArrayOfStrings("commitments")),
                Optional.ofNullable(row.getString("sentiment")).map(name -> WireNamed.of(Sentiment.class, name)),
                Optional.ofNullable(row.getInteger("motivation_level")));
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from conversation_summaries where user_id = $1")
                .execute(Tuple.of(userId))
                .chain(() -> transaction
                        .sql("delete from conversation_digests where user_id = $1")
                        .execute(Tuple.of(userId)))
                .replaceWithVoid();
    }
}
