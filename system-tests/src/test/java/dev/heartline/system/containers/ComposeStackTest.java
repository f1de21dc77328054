package dev.heartline.system.containers;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

import dev.heartline.bench.fanout.Verification;
import dev.heartline.carrier.conversation.Conversations;
import dev.heartline.driver.EventStream;
import dev.heartline.driver.FictionalNumbers;
import dev.heartline.driver.HostApplication;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.SimulatedNetwork;
import dev.heartline.driver.Tables;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The images, together, as {@code docker compose} runs them. */
@EnabledIfEnvironmentVariable(
        named = "HEARTLINE_CONTAINER_TESTS",
        matches = "true",
        disabledReason = "needs a Docker engine and builds all images: ./heartline test containers")
class ComposeStackTest {

    private static final Duration LONG = Duration.ofSeconds(120);
    private static final UUID MAYA = Ids.next();
    private static final String PHONE = FictionalNumbers.of(4_000);

    @Test
    void aCallAndATextTakeEffectOnceAndAreThereAfterARestart(@TempDir Path home) {
        var stack = new ComposeStack(home);
        var volumesBefore = stack.volumes();
        try (stack) {
            stack.up();
            introduce(stack.system());
            var calls = new ArrayList<>(List.of(call(stack.system())));
            var text = text(stack.system());

            stack.down();
            stack.up();

            assertThat(Verification.of(stack.system(), calls)).hasToString("everything is there, once");
            assertThat(received(stack.system(), text)).isEqualTo(1);
            calls.add(call(stack.system()));
            assertThat(count(stack.system(), Service.CALL, "select count(*) from phone_calls where user_id = ?", MAYA))
                    .isEqualTo(2);
        }
        assertThat(stack.leftovers()).isEmpty();
        assertThat(stack.volumes()).isEqualTo(volumesBefore);
    }

    /** @return the provider's id of the call, all of whose effects are there */
    private static String call(RunningSystem system) {
        try (var events = new EventStream(system)) {
            var network = new SimulatedNetwork(system);
            var script = Conversations.all().getFirst().transcript().script(0);
            var sid = network.whenDone(network.call(PHONE, script, Optional.empty()), LONG)
                    .get("callSid")
                    .asText();
            await().atMost(LONG)
                    .untilAsserted(() ->
                            assertThat(Verification.of(system, List.of(sid))).hasToString("everything is there, once"));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(events.seen())
                            .filteredOn(event -> event.is(EventType.CALL_COMPLETED))
                            .hasSize(1));
            return sid;
        }
    }

    /** @return the provider's id of the text, which was taken and told of */
    private static String text(RunningSystem system) {
        try (var events = new EventStream(system)) {
            var sid = new SimulatedNetwork(system).text(PHONE, "I walked for an hour today!");
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(received(system, sid)).isEqualTo(1));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(events.seen())
                            .filteredOn(event -> event.is(EventType.SMS_RECEIVED))
                            .hasSize(1));
            return sid;
        }
    }

    private static long received(RunningSystem system, String sid) {
        return count(system, Service.SMS, "select count(*) from sms_messages where provider_message_sid = ?", sid);
    }

    private static void introduce(RunningSystem system) {
        try (var host = new HostApplication(system)) {
            host.publish(new UserProfile(
                    MAYA,
                    "Maya",
                    PHONE,
                    "Etc/UTC",
                    "en-US",
                    LocalDate.of(1990, 1, 1),
                    Set.of(Channel.CALL, Channel.SMS),
                    false));
        }
        for (var service : Service.values()) {
            await().atMost(LONG)
                    .until(() ->
                            count(system, service, "select count(*) from user_profile where user_id = ?", MAYA) == 1);
        }
    }

    private static long count(RunningSystem system, Service service, String sql, Object... parameters) {
        try (var tables = Tables.of(system, service)) {
            return tables.count(sql, parameters);
        }
    }
}
