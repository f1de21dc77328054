package dev.heartline.bench.recall;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.events.EventJson;
import dev.heartline.events.vocabulary.Speaker;

/**
 * Conversations in LoCoMo's format (Maharana et al. 2024, "Evaluating Very Long-Term Conversational Memory of LLM Agents"; CC BY-NC
 * 4.0, not part of this repository). The first speaker is our user, the second, whatever their name, is called Coach.
 *
 * @param id of the sample
 * @param user the first name of the user
 */
record Locomo(String id, String user, List<Session> sessions, List<Question> questions) {

    private static final Pattern EVIDENCE = Pattern.compile("D(\\d+):(\\d+)");
    private static final DateTimeFormatter BEGAN = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("h:mm a 'on' d MMMM, uuuu")
            .toFormatter(Locale.ENGLISH);

    /** @param number from 1 */
    record Session(int number, Instant began, List<Turn> turns) {}

    /** @param id such as {@code D3:12} */
    record Turn(String id, Speaker speaker, String text) {}

    /**
     * @param category 1 several turns, 2 time, 3 open-domain, 4 one turn, 5 asks for what isn't so
     * @param evidence the turns that answer it, at least one
     */
    record Question(String text, int category, Set<String> evidence) {}

    static List<Locomo> read(Path file) throws IOException {
        var samples = new ArrayList<Locomo>();
        for (var sample : EventJson.mapper().readTree(file.toFile())) {
            samples.add(read(sample));
        }
        return samples;
    }

    private static Locomo read(JsonNode sample) {
        var conversation = sample.get("conversation");
        var user = conversation.get("speaker_a").asText();
        var other = Pattern.compile(
                "\\b" + Pattern.quote(conversation.get("speaker_b").asText()) + "\\b");
        UnaryOperator<String> renamed = text -> other.matcher(text).replaceAll("Coach");
        var sessions = new ArrayList<Session>();
        for (int number = 1; conversation.has("session_" + number); number++) {
            sessions.add(session(conversation, number, user, renamed));
        }
        var known = sessions.stream()
                .flatMap(session -> session.turns().stream())
                .map(Turn::id)
                .collect(Collectors.toSet());
        var questions = new ArrayList<Question>();
        for (var qa : sample.get("qa")) {
            var evidence = evidence(qa.path("evidence"), known);
            if (!evidence.isEmpty()) {
                questions.add(new Question(
                        renamed.apply(qa.get("question").asText()),
                        qa.get("category").asInt(),
                        evidence));
            }
        }
        return new Locomo(sample.get("sample_id").asText(), user, sessions, questions);
    }

    private static Session session(JsonNode conversation, int number, String user, UnaryOperator<String> renamed) {
        var began = LocalDateTime.parse(
                conversation.get("session_%d_date_time".formatted(number)).asText(), BEGAN);
        var turns = new ArrayList<Turn>();
        for (var turn : conversation.get("session_" + number)) {
            var caption = turn.path("blip_caption").asText("");
            turns.add(new Turn(
                    turn.get("dia_id").asText(),
                    turn.get("speaker").asText().equals(user) ? Speaker.USER : Speaker.COACH,
                    renamed.apply(turn.get("text").asText() + (caption.isEmpty() ? "" : " (" + caption + ")"))));
        }
        return new Session(number, began.toInstant(ZoneOffset.UTC), turns);
    }

    /** Ids that name no turn are left out. */
    private static Set<String> evidence(JsonNode told, Set<String> known) {
        var ids = new LinkedHashSet<String>();
        told.forEach(text -> EVIDENCE.matcher(text.asText())
                .results()
                .map(found -> "D%d:%d".formatted(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))))
                .filter(known::contains)
                .forEach(ids::add));
        return ids;
    }
}
