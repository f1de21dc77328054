package dev.heartline.call.schedule;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.call.CallServiceTest;
import dev.heartline.call.MovableClock;
import dev.heartline.carrier.network.Behaviour;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.HookRaised;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.HookType;
import dev.heartline.events.vocabulary.Urgency;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class HookCallTest extends CallServiceTest {

    @Inject
    MovableClock clock;

    @AfterEach
    void setTheClockBack() {
        clock.setBack();
    }

    @Test
    void aHookThatChoosesACallIsOneHoweverOftenItIsTold() {
        var user = user();
        carrier.register(Person.answering(user.phone(), Script.of("Yes, speaking.", "Bye.")));
        var hook = hook(user, HookType.STREAK_AT_RISK, in(Duration.ofMinutes(90)), Channel.CALL, Channel.IN_APP);
        var event = Event.of(EventType.HOOK_RAISED, hook);
        var other = user();
        var ofTheApp = hook(other, HookType.STREAK_AT_RISK, null, Channel.IN_APP, Channel.SMS);
        var over = hook(user, HookType.STREAK_AT_RISK, in(Duration.ofMinutes(-1)), Channel.CALL);

        publish(Event.of(EventType.HOOK_RAISED, ofTheApp));
        publish(Event.of(EventType.HOOK_RAISED, over));
        publish(event);
        publish(event);
        publish(Event.of(EventType.HOOK_RAISED, hook));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rows(user))
                        .hasSize(1)
                        .first()
                        .satisfies(row -> assertThat(row)
                                .containsEntry("hook_id", hook.hookId())
                                .containsEntry("call_purpose", "accountability")
                                .containsEntry("state", "done")));
        assertThat(((Timestamp) rows(user).getFirst().get("window_ends_at")).toInstant())
                .isEqualTo(hook.expiresAt());
        assertThat(database.value(
                        String.class,
                        "select talking_points[1] from phone_calls where id = ?",
                        rows(user).getFirst().get("phone_call_id")))
                .isEqualTo("your streak");
        assertThat(database.row("select purpose, verdict from contact_decision where user_id = ?", user.id()))
                .isEqualTo(Map.of("purpose", "nudge", "verdict", "allowed"));
    }

    /** The app has told them something today: no call brings them back as well. */
    @Test
    void whomAnotherHookWasToldTodayIsNotCalledForOneToday() {
        var user = user();
        var told = hook(user, HookType.FRIEND_ACTIVITY, null, Channel.PUSH, Channel.IN_APP);
        publish(Event.of(EventType.HOOK_RAISED, told));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.count("select count(*) from hooks_told where hook_id = ?", told.hookId()) == 1);

        publish(Event.of(
                EventType.HOOK_RAISED, hook(user, HookType.STREAK_AT_RISK, in(Duration.ofMinutes(90)), Channel.CALL)));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(database.rows("select * from contact_decision where user_id = ?", user.id()))
                                .hasSize(1)
                                .first()
                                .satisfies(decision -> assertThat(decision)
                                        .containsEntry("purpose", "nudge")
                                        .containsEntry("verdict", "held")
                                        .containsEntry("reason", "nudged_today")));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rows(user))
                        .first()
                        .satisfies(row -> assertThat(row)
                                .containsEntry("state", "missed")
                                .containsEntry("reason", "nudged_today")));
    }

    /** A restored database knows nothing of the calls since its backup, and reads again what asked for them. */
    @Test
    void nobodyIsCalledForAHookOfWhichTheyMayHaveBeenToldBeforeTheDatabaseWasRestored() {
        var user = user();
        carrier.register(Person.behaving(user.phone(), Behaviour.BUSY));
        var before = Event.of(EventType.HOOK_RAISED, hook(user, HookType.STREAK_AT_RISK, null, Channel.CALL));
        var since = hook(user, HookType.STREAK_AT_RISK, null, Channel.CALL);

        publish(new Event<>(
                before.id(),
                before.type(),
                LocalStackResource.FORGOTTEN_UNTIL.minusSeconds(1),
                before.key(),
                before.traceparent(),
                before.data()));
        publish(Event.of(EventType.HOOK_RAISED, since));

        await().atMost(Duration.ofSeconds(60)).until(() -> !rows(user).isEmpty());
        assertThat(rows(user)).extracting(row -> row.get("hook_id")).containsExactly(since.hookId());
    }

    @Test
    void nobodyIsCalledForAHookThatIsOver() {
        var user = user();
        carrier.register(Person.behaving(user.phone(), Behaviour.BUSY));
        var hook = hook(user, HookType.UNCOMPLETED_TASK, in(Duration.ofMinutes(3)), Channel.CALL);

        publish(Event.of(EventType.HOOK_RAISED, hook));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rows(user))
                        .hasSize(1)
                        .first()
                        .satisfies(row ->
                                assertThat(row).containsEntry("state", "missed").containsEntry("reason", "busy")));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "never",
            value = {
                // now, best hours, over at, chosen, from
                "14:00, 19:00 07:00, never, 2026-03-04T19:00, PATTERNS",
                "14:00, 07:00,       never, 2026-03-04T18:00, DEFAULT",
                "20:00, 07:00,       never, 2026-03-05T07:00, PATTERNS",
                "14:00, 19:00,       20:00, 2026-03-04T19:00, PATTERNS",
                "14:00, 19:00,       19:00, 2026-03-04T14:00, DEFAULT",
                "14:00, 19:00,       15:00, 2026-03-04T14:00, DEFAULT",
            })
    void itIsTheirNextHourUnlessTheHookIsOverByThen(
            LocalTime now, String best, LocalTime over, LocalDateTime at, TimeFrom from) {
        var day = LocalDateTime.parse("2026-03-04T00:00").toLocalDate();
        var hours = List.of(best.split(" ")).stream().map(LocalTime::parse).toList();

        var chosen = new HookTime(
                        new OpenTime(hours, LocalTime.of(18, 0)),
                        ZoneId.of("UTC"),
                        day.atTime(now).toInstant(ZoneOffset.UTC),
                        Optional.ofNullable(over).map(time -> day.atTime(time).toInstant(ZoneOffset.UTC)))
                .chosen();

        assertThat(chosen).isEqualTo(new OpenTime.Chosen(at, from));
    }

    private List<Map<String, Object>> rows(User user) {
        return database.rows("select * from scheduled_calls where user_id = ?", user.id());
    }

    private static Instant in(Duration length) {
        return Instant.now().plus(length).truncatedTo(ChronoUnit.MILLIS);
    }

    private static HookRaised hook(User user, HookType type, Instant expiresAt, Channel... channels) {
        return new HookRaised(
                UUID.randomUUID(),
                user.id(),
                UUID.randomUUID(),
                type,
                "Your streak of 12 days ends today.",
                Urgency.HIGH,
                expiresAt,
                List.of(channels));
    }
}
