package dev.heartline.system.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Script;
import dev.heartline.driver.FictionalNumbers;
import dev.heartline.driver.HostApplication;
import dev.heartline.driver.Http;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.SimulatedNetwork;
import dev.heartline.driver.Tables;
import dev.heartline.events.Ids;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.stack.access.AccessTokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Says a case through the real doors, each by a user of its own, and waits until all four services have taken it. */
final class CasePlayer implements AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(90);

    /** Shorter than the coach's patience with silence, and longer than a farewell takes to be spoken. */
    private static final Duration BEFORE_THE_LAST_LINE = Duration.ofMillis(1_500);

    private static final Duration ENDLESS_SILENCE = Duration.ofSeconds(40);

    private final RunningSystem system;
    private final SimulatedNetwork network;
    private final HostApplication host;
    private final Http calls;

    /** It is noon there, so that nobody is in their quiet hours. */
    private final String zone =
            "Etc/GMT%+d".formatted(Instant.now().atOffset(ZoneOffset.UTC).getHour() - 12);

    CasePlayer(RunningSystem system) {
        this.system = system;
        this.network = new SimulatedNetwork(system);
        this.host = new HostApplication(system);
        var token = new AccessTokens(system.privateKey()).operator(Duration.ofHours(1));
        this.calls = new Http(system.url(Service.CALL), Optional.of(token));
    }

    /** Introduces one user for each case, whom {@link #play} then lets speak. */
    List<UUID> introduce(int people) {
        var ids = new ArrayList<UUID>();
        for (int n = 0; n < people; n++) {
            var id = Ids.next();
            ids.add(id);
            host.publish(new UserProfile(
                    id,
                    "Robin",
                    FictionalNumbers.of(n),
                    zone,
                    "en-US",
                    LocalDate.of(1990, 1, 1),
                    Set.of(Channel.CALL, Channel.SMS, Channel.IN_APP),
                    false));
        }
        for (var service : Service.values()) {
            await().atMost(LONG).until(() -> count(service, "select count(*) from user_profile") >= people);
        }
        return ids;
    }

    PlayedCase play(ReportedCase reported, int n, UUID userId) {
        var phone = FictionalNumbers.of(n);
        return reported.medium() == ReportedCase.Medium.TEXT
                ? text(reported, phone, userId)
                : calls(reported, phone, userId);
    }

    private PlayedCase text(ReportedCase reported, String phone, UUID userId) {
        var sid = network.text(phone, reported.calls().getFirst().getFirst());
        var row = awaitRow(
                Service.SMS,
                "select * from sms_messages where provider_message_sid = ? and understood_at is not null",
                sid);
        var messageId = (UUID) row.get("id");
        if (!isReaction(row)) {
            awaitTaken(Service.MEMORY, Ids.derived("sms.received", messageId));
        }
        if (isCheckIn(row)) {
            awaitTaken(Service.ENGAGEMENT, Ids.derived("sms.received", messageId));
        }
        return new PlayedCase(reported, userId, messageId, null, row, Map.of());
    }

    private PlayedCase calls(ReportedCase reported, String phone, UUID userId) {
        PlayedCase played = null;
        for (var turns : reported.calls()) {
            var report = reported.kind().equals("machine")
                    ? dial(phone, userId, turns)
                    : network.whenDone(network.call(phone, script(reported, turns), Optional.empty()), LONG);
            assertThat(report.get("done").asBoolean()).as(reported.toString()).isTrue();
            var row = awaitRow(
                    Service.CALL,
                    "select * from phone_calls where provider_call_sid = ? and completed_at is not null",
                    report.get("callSid").asText());
            var callId = (UUID) row.get("id");
            awaitTaken(Service.MEMORY, Ids.derived("call.completed", callId));
            awaitTaken(Service.ENGAGEMENT, Ids.derived("call.completed", callId));
            played = new PlayedCase(reported, userId, callId, report, Map.of(), row);
        }
        return played;
    }

    /** Machines don't call, they are called. */
    private JsonNode dial(String phone, UUID userId, List<String> turns) {
        network.personAnswers(phone, Script.of(turns.toArray(String[]::new)));
        var request = new HashMap<String, Object>();
        request.put("userId", userId.toString());
        request.put("purpose", "check_in");
        var call = calls.exchange("POST", "/calls", request, Map.of("Idempotency-Key", userId.toString()));
        var row = awaitRow(
                Service.CALL,
                "select provider_call_sid from phone_calls where id = ?::uuid and provider_call_sid is not null",
                call.get("id").asText());
        return network.whenDone((String) row.get("provider_call_sid"), LONG);
    }

    private static Script script(ReportedCase reported, List<String> turns) {
        var lines = new ArrayList<Line>();
        turns.forEach(turn -> lines.add(Line.of(turn)));
        switch (reported.kind()) {
            case "hangup" -> lines.add(later("Are you still there?", BEFORE_THE_LAST_LINE));
            case "silence" -> lines.addAll(silence(reported));
            // A conversation, so that it may be rewarded: the first of a user is, for certain.
            case "lapse-as-victory" -> lines.add(Line.of("That was all for today."));
            default -> {}
        }
        return new Script(lines, reported.kind().matches("hangup|silence") ? 1 : 0, Script.DEFAULT_PATIENCE);
    }

    /** What the directions of the case say somebody does. */
    private static List<Line> silence(ReportedCase reported) {
        return switch (reported.input()) {
            case "(nothing, then: hello?)" -> List.of(later("Hello?", BEFORE_THE_LAST_LINE));
            case "(a short pause, then: um I had one drink)" ->
                List.of(later("Um, I had one drink.", BEFORE_THE_LAST_LINE));
            case "(says: hang on, then nothing for half a minute, then: okay I'm back)" ->
                List.of(Line.of("Hang on."), later("Okay, I'm back.", BEFORE_THE_LAST_LINE.multipliedBy(4)));
            case "(talks for some turns, then nothing after a question)" ->
                List.of(
                        Line.of("I slept badly."),
                        Line.of("My boss was shouting again."),
                        later("I am not here.", ENDLESS_SILENCE));
            default -> List.of(later("I am not here.", ENDLESS_SILENCE));
        };
    }

    private static Line later(String words, Duration pause) {
        return new Line(words, pause, Optional.empty(), false);
    }

    /** Nobody is told of a reaction: in it nobody says anything. */
    private static boolean isReaction(Map<String, Object> message) {
        return message.get("read_by") == null;
    }

    private static boolean isCheckIn(Map<String, Object> message) {
        return Set.of("report_progress", "log_food").contains(String.valueOf(message.get("intent_detected")))
                && !Boolean.TRUE.equals(message.get("crisis"));
    }

    private void awaitTaken(Service service, UUID event) {
        await().atMost(LONG).until(() -> count(service, "select count(*) from inbox where event_id = ?", event) > 0);
    }

    private Map<String, Object> awaitRow(Service service, String sql, Object... parameters) {
        return await().atMost(LONG)
                .until(() -> rows(service, sql, parameters).stream().findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    long count(Service service, String sql, Object... parameters) {
        try (var tables = Tables.of(system, service)) {
            return tables.count(sql, parameters);
        }
    }

    List<Map<String, Object>> rows(Service service, String sql, Object... parameters) {
        try (var tables = Tables.of(system, service)) {
            return tables.rows(sql, parameters);
        }
    }

    @Override
    public void close() {
        host.close();
    }
}
