package dev.heartline.memory.summary;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.EventJson;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.WireNamed;

/**
 * A summary as the API shows it. Fields are null where the conversations don't tell.
 *
 * @param motivationLevel 1..10, the mean of the evidence
 * @param motivationEvidence the levels of the day's conversations, of the week's days, of the month's weeks
 */
@Schema(name = "Summary")
public record ConversationSummary(
        UUID id,
        SummaryPeriod period,
        LocalDate startDate,
        LocalDate endDate,
        List<String> keyTopics,
        @Nullable String mainInsights,
        @Nullable String userProgress,
        List<String> challengesDiscussed,
        List<String> commitmentsMade,
        @Nullable Sentiment overallSentiment,
        @Nullable Integer motivationLevel,
        List<MotivationEvidence> motivationEvidence,
        @Nullable String summary) {

    static final String COLUMNS = """
            id, summary_period, start_date, end_date, key_topics, main_insights, user_progress, challenges_discussed,
            commitments_made, overall_sentiment, user_motivation_level, motivation_evidence::text as motivation_evidence, ai_summary
            """;

    static ConversationSummary read(Row row) {
        String sentiment = row.getString("overall_sentiment");
        return new ConversationSummary(
                row.getUUID("id"),
                WireNamed.of(SummaryPeriod.class, row.getString("summary_period")),
                row.getLocalDate("start_date"),
                row.getLocalDate("end_date"),
                Arrays.asList(row.getArrayOfStrings("key_topics")),
                row.getString("main_insights"),
                row.getString("user_progress"),
                Arrays.asList(row.getArrayOfStrings("challenges_discussed")),
                Arrays.asList(row.getArrayOfStrings("commitments_made")),
                sentiment == null ? null : WireNamed.of(Sentiment.class, sentiment),
                row.getInteger("user_motivation_level"),
                evidence(row.getString("motivation_evidence")),
                row.getString("ai_summary"));
    }

    private static List<MotivationEvidence> evidence(String json) {
        try {
            return List.of(EventJson.mapper().readValue(json, MotivationEvidence[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can't read the evidence of a summary", e);
        }
    }
}
