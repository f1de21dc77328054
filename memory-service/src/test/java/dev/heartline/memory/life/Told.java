package dev.heartline.memory.life;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.events.EventJson;

/** What the service answers, as a person reads it. */
final class Told {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private Told() {}

    static String context(String json) {
        var context = tree(json);
        var text = new StringBuilder();
        heading(text, "Remembered");
        context.path("memories")
                .forEach(memory -> line(
                        text,
                        "%.2f  %s: %s (told on %s)",
                        memory.path("strength").asDouble(),
                        memory.path("type").asText(),
                        memory.path("description").asText(),
                        day(memory.path("occurredAt").asText())));
        heading(text, "Preferences");
        context.path("preferences")
                .forEach(preference -> line(
                        text,
                        "%.2f  %s = %s",
                        preference.path("confidence").asDouble(),
                        preference.path("key").asText(),
                        preference.path("value").asText()));
        heading(text, "Open commitments");
        context.path("openCommitments").forEach(commitment -> line(text, "%s", commitment.asText()));
        heading(text, "Last day, " + context.at("/lastSummary/date").asText());
        line(text, "%s", context.at("/lastSummary/text").asText());
        if (context.hasNonNull("lastCrisisAt")) {
            line(text, "Last in danger on %s", day(context.path("lastCrisisAt").asText()));
        }
        return text.toString();
    }

    static String summaries(String weekly, String monthly) {
        var text = new StringBuilder();
        heading(text, "Months, latest first");
        tree(monthly).forEach(summary -> summary(text, summary));
        heading(text, "Weeks, latest first");
        tree(weekly).forEach(summary -> summary(text, summary));
        return text.toString();
    }

    private static void summary(StringBuilder text, JsonNode summary) {
        line(
                text,
                "%s to %s [%s]: %s",
                summary.path("startDate").asText(),
                summary.path("endDate").asText(),
                String.join(", ", EventJson.mapper().convertValue(summary.path("keyTopics"), String[].class)),
                summary.path("summary").asText());
    }

    private static void heading(StringBuilder text, String words) {
        text.append(text.isEmpty() ? "" : "\n").append(words).append('\n');
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append("  ").append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String day(String instant) {
        return DAY.format(Instant.parse(instant).atZone(ZONE));
    }

    private static JsonNode tree(String json) {
        try {
            return EventJson.mapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
