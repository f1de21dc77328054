package dev.heartline.system.cases;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.heartline.driver.RunningSystem.Service;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks at the rows that a case left behind and says whether they are right. */
final class Judge {

    private final CasePlayer tables;

    Judge(CasePlayer tables) {
        this.tables = tables;
    }

    void judge(PlayedCase played) {
        switch (played.reported().kind()) {
            case "crisis-indirect", "crisis-about" -> judgeDanger(played);
            case "optout-false", "optout-missed", "optout-spoken" -> judgeConsent(played);
            case "lapse-as-victory" -> judgeVictory(played);
            case "reaction" -> judgeReaction(played);
            case "machine" -> judgeConversation(played);
            case "silence" -> judgeSilence(played);
            case "hangup" -> judgeEnd(played);
            case "digits" -> judgeDigits(played);
            case "preference-false", "contact-time" -> judgePreference(played);
            default -> judgeWhatIsKnown(played);
        }
    }

    private void judgeDanger(PlayedCase played) {
        boolean alarm = Boolean.TRUE.equals(
                played.byText() ? played.message().get("crisis") : played.call().get("crisis"));
        switch (played.reported().want()) {
            case "alarm" -> assertThat(alarm).as("alarm").isTrue();
            case "ask" ->
                assertThat(alarm || wasAsked(played)).as("alarm or question").isTrue();
            case "none" -> assertThat(alarm).as("alarm").isFalse();
            default -> unknown(played);
        }
    }

    private boolean wasAsked(PlayedCase played) {
        var answers = played.byText()
                ? tables
                        .rows(
                                Service.SMS,
                                "select body from sms_messages where replied_to_message_id = ?",
                                played.lastSource())
                        .stream()
                        .map(row -> (String) row.get("body"))
                        .toList()
                : played.coachTurns();
        return answers.stream()
                .anyMatch(answer -> answer.matches("(?is).*(?:hurting yourself|ending your life|are you safe).*"));
    }

    private void judgeConsent(PlayedCase played) {
        var standing = standing(played);
        switch (played.reported().want()) {
            case "opted out" -> assertThat(standing).as("stopped channels").isNotEmpty();
            case "opted out (calls)" -> assertThat(standing).containsExactly("calls");
            case "opted out (texts)" -> assertThat(standing).containsExactly("texts");
            case "none" -> assertThat(standing).isEmpty();
            default -> unknown(played);
        }
    }

    private List<String> standing(PlayedCase played) {
        var service = played.byText() ? Service.SMS : Service.CALL;
        return tables
                .rows(
                        service,
                        "select calls_standing, texts_standing from contact_consent where contact = ?",
                        played.userId().toString())
                .stream()
                .flatMap(row ->
                        Stream.of("calls", "texts").filter(channel -> "stopped".equals(row.get(channel + "_standing"))))
                .toList();
    }

    /** What must not have followed whatever else was made of it: a known miss is no excuse. */
    void judgeHarm(PlayedCase played) {
        if (played.reported().want().endsWith(", no reward")) {
            assertThat(rewardsOf(played)).as("rewards").isZero();
        }
    }

    private void judgeVictory(PlayedCase played) {
        var want = played.reported().want();
        if (want.equals("victory")) {
            assertThat(remembersA("victory", played))
                    .as("victory in " + memories(played))
                    .isTrue();
            return;
        }
        assertThat(remembersA("victory", played))
                .as("victory in " + memories(played))
                .isFalse();
        if (want.startsWith("struggle")) {
            assertThat(remembersA("struggle", played))
                    .as("struggle in " + memories(played))
                    .isTrue();
        }
        // A lapse is reported as well: that alone makes it no victory.
        if (want.startsWith("not report_progress")) {
            assertThat(played.message()).doesNotContainEntry("intent_detected", "report_progress");
        }
    }

    private boolean remembersA(String type, PlayedCase played) {
        return memories(played).stream().anyMatch(memory -> memory.startsWith(type + ":"));
    }

    /** Whatever it was given for, a talk in which harm was told included. */
    private long rewardsOf(PlayedCase played) {
        return tables.count(
                Service.ENGAGEMENT,
                "select count(*) from reward_decisions where user_id = ? and chosen_arm is not null",
                played.userId());
    }

    private void judgeReaction(PlayedCase played) {
        switch (played.reported().want()) {
            case "other, nothing done" -> {
                assertThat(played.message()).containsEntry("intent_detected", "other");
                assertThat(played.message()).containsEntry("requires_response", false);
                assertThat(played.message()).containsEntry("crisis", false);
                assertThat(standing(played)).isEmpty();
                assertThat(memories(played)).isEmpty();
                assertThat(answers(played)).isZero();
            }
            case "alarm" -> assertThat(played.message()).containsEntry("crisis", true);
            case "opted out" -> assertThat(standing(played)).isNotEmpty();
            case "victory" -> judgeVictory(played);
            case "not a reaction, answered as talk" ->
                assertThat(tables.count(
                                Service.MEMORY,
                                "select count(*) from conversation_turns where source_id = ?",
                                played.lastSource()))
                        .isEqualTo(1);
            default -> unknown(played);
        }
    }

    private long answers(PlayedCase played) {
        return tables.count(
                Service.SMS, "select count(*) from sms_messages where replied_to_message_id = ?", played.lastSource());
    }

    private void judgeConversation(PlayedCase played) {
        if (played.reported().want().equals("conversation")) {
            assertThat(played.call()).doesNotContainEntry("answered_by", "machine");
            assertThat(turnsRemembered(played)).isPositive();
            return;
        }
        assertThat(played.call()).containsEntry("answered_by", "machine");
        assertThat(turnsRemembered(played)).isZero();
        assertThat(memories(played)).isEmpty();
        assertThat(tables.count(
                        Service.ENGAGEMENT,
                        "select count(*) from dopamine_triggers where user_id = ?",
                        played.userId()))
                .isZero();
        assertThat(tables.count(
                        Service.SMS,
                        "select count(*) from sms_messages where user_id = ? and direction = 'outbound'",
                        played.userId()))
                .isZero();
    }

    private long turnsRemembered(PlayedCase played) {
        return tables.count(
                Service.MEMORY, "select count(*) from conversation_turns where source_id = ?", played.lastSource());
    }

    private void judgeSilence(PlayedCase played) {
        if (played.reported().want().equals("goes on")) {
            assertThat(endedBy(played)).isEqualTo("caller");
        } else {
            assertThat(played.coachTurns())
                    .anyMatch(turn -> turn.toLowerCase(Locale.ROOT).matches("(?s).*(?:there|hear me).*\\?.*"));
            assertThat(endedBy(played)).isEqualTo("coach");
        }
    }

    private void judgeEnd(PlayedCase played) {
        assertThat(endedBy(played)).isEqualTo(played.reported().want().equals("ends") ? "coach" : "caller");
    }

    private static String endedBy(PlayedCase played) {
        return played.lastCall().get("endedBy").asText();
    }

    private void judgeDigits(PlayedCase played) {
        var heard =
                tables.rows(Service.CALL, "select text from call_turns where call_id = ?", played.lastSource()).stream()
                        .map(row -> (String) row.get("text"))
                        .collect(Collectors.joining("\n"));
        assertThat(heard).containsPattern(played.reported().says());
        assertThat(writtenDown(played)).doesNotContainPattern(played.reported().doesNotSay());
    }

    private void judgePreference(PlayedCase played) {
        judgeWords(played, preferences(played));
    }

    private void judgeWhatIsKnown(PlayedCase played) {
        judgeWords(played, writtenDown(played));
    }

    private static void judgeWords(PlayedCase played, String written) {
        assertThat(written).containsPattern(played.reported().says());
        assertThat(written).doesNotContainPattern(played.reported().doesNotSay());
    }

    /** All that was derived from what was said and counts today: memories, preferences, summaries, commitments. */
    private String writtenDown(PlayedCase played) {
        return Stream.of(
                        memories(played).stream(),
                        learned(played),
                        words(
                                Service.MEMORY,
                                "select concat_ws(' ', summary, array_to_string(commitments, ' '),"
                                        + " array_to_string(progress, ' '), array_to_string(challenges, ' ')) as words"
                                        + " from conversation_digests where user_id = ? and source_id = ?",
                                played.userId(),
                                played.lastSource()),
                        words(
                                Service.CALL,
                                "select concat_ws(' ', ai_summary, array_to_string(commitments_made, ' ')) as words"
                                        + " from phone_calls where id = ?",
                                played.lastSource()))
                .flatMap(words -> words)
                .collect(Collectors.joining("\n"));
    }

    /** What is held for their taste; a summary may quote whatever they said. */
    private String preferences(PlayedCase played) {
        return Stream.concat(
                        memories(played).stream().filter(memory -> memory.startsWith("preference:")), learned(played))
                .collect(Collectors.joining("\n"));
    }

    private Stream<String> learned(PlayedCase played) {
        return words(
                Service.MEMORY,
                "select preference_category || ': ' || preference_key || ' = ' || preference_value as words"
                        + " from learned_user_preferences where user_id = ?",
                played.userId());
    }

    private List<String> memories(PlayedCase played) {
        return words(
                        Service.MEMORY,
                        "select memory_type || ': ' || memory_description as words from ai_episodic_memory"
                                + " where user_id = ? and superseded_at is null and valid_to is null",
                        played.userId())
                .toList();
    }

    private Stream<String> words(Service service, String sql, UUID... parameters) {
        return tables.rows(service, sql, (Object[]) parameters).stream()
                .map((Map<String, Object> row) -> String.valueOf(row.get("words")));
    }

    private static void unknown(PlayedCase played) {
        throw new AssertionError(
                "nobody knows how to judge '%s'".formatted(played.reported().want()));
    }
}
