package dev.heartline.system;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import dev.heartline.bench.fanout.Verification;
import dev.heartline.driver.FictionalNumbers;
import dev.heartline.driver.HostApplication;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.SimulatedNetwork;
import dev.heartline.driver.Tables;
import dev.heartline.events.Ids;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests of a system from outside: as the host application, over the simulated network, and by looks into the services' tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SystemTest {

    private final int firstNumber;
    private final Set<Channel> channels;
    private final Duration patience;

    protected SimulatedNetwork network;
    protected HostApplication host;
    private RunningSystem system;
    private int people;

    /**
     * @param firstNumber of the {@link FictionalNumbers} that these tests give to people
     * @param channels that people allow
     * @param patience for what takes its time
     */
    protected SystemTest(int firstNumber, Set<Channel> channels, Duration patience) {
        this.firstNumber = firstNumber;
        this.channels = channels;
        this.patience = patience;
    }

    /** @param home an empty directory of its own */
    protected abstract RunningSystem start(Path home);

    /** Whatever of it has been started. */
    protected abstract void stop();

    @BeforeAll
    void begin(@TempDir Path home) {
        system = start(home);
        network = new SimulatedNetwork(system);
        host = new HostApplication(system);
    }

    @AfterAll
    void end() {
        if (host != null) {
            host.close();
        }
        stop();
    }

    protected record Person(UUID id, String phone) {}

    /** Of whom every service knows. */
    protected Person introduce(String name) {
        var person = tellOf(name);
        for (Service service : Service.values()) {
            await().atMost(patience)
                    .until(() ->
                            count(service, "select count(*) from user_profile where user_id = ?", person.id()) == 1);
        }
        return person;
    }

    /** Of whom the services will hear. */
    protected Person tellOf(String name) {
        var person = new Person(Ids.next(), FictionalNumbers.of(firstNumber + people++));
        host.publish(new UserProfile(
                person.id(), name, person.phone(), "Etc/UTC", "en-US", LocalDate.of(1990, 1, 1), channels, false));
        return person;
    }

    protected Verification verification(List<String> callSids) {
        return Verification.of(system, callSids);
    }

    protected void awaitEverythingOnce(String... callSids) {
        awaitEverythingOnce(List.of(callSids));
    }

    protected void awaitEverythingOnce(List<String> callSids) {
        await().atMost(patience)
                .untilAsserted(() -> assertThat(verification(callSids)).hasToString("everything is there, once"));
    }

    protected long count(Service service, String sql, Object... parameters) {
        try (var tables = Tables.of(system, service)) {
            return tables.count(sql, parameters);
        }
    }

    protected List<Map<String, Object>> rows(Service service, String sql, Object... parameters) {
        try (var tables = Tables.of(system, service)) {
            return tables.rows(sql, parameters);
        }
    }
}
