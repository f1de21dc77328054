package dev.heartline.bench.chaos;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.bench.load.Callers.Caller;
import dev.heartline.carrier.network.Script;
import dev.heartline.driver.Http;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.SimulatedNetwork;
import dev.heartline.driver.Tables;
import dev.heartline.stack.access.AccessTokens;

/** People who call and text in turns, each the next thing when the one before has arrived: so their order is known. */
final class Traffic {

    private static final Duration LIMIT = Duration.ofMinutes(6);

    private final RunningSystem system;
    private final SimulatedNetwork network;
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final Map<Caller, List<String>> texts = new ConcurrentHashMap<>();
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();

    Traffic(RunningSystem system) {
        this.system = system;
        this.network = new SimulatedNetwork(system);
    }

    /** Has each of them called once during that time, and picked up by them. */
    void schedule(List<Caller> callers, Duration length) {
        var token = new AccessTokens(system.privateKey()).operator(Duration.ofMinutes(10));
        var calls = new Http(system.url(Service.CALL), Optional.of(token));
        var now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        for (int n = 0; n < callers.size(); n++) {
            var caller = callers.get(n);
            network.personAnswers(caller.phone(), Script.of("I walked and I am proud of it.", "I have to go, bye."));
            calls.exchange(
                    "POST",
                    "/scheduled-calls",
                    Map.of(
                            "userId",
                            caller.userId(),
                            "at",
                            now.plusMinutes(2 + n % Math.max(1, length.toMinutes() - 1))
                                    .toString(),
                            "timezone",
                            "UTC",
                            "purpose",
                            "check_in"),
                    Map.of("Idempotency-Key", UUID.randomUUID().toString()));
        }
    }

    /** Returns once everybody has ended what they began before the time was over. */
    void flow(List<Caller> callers, Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (var caller : callers) {
            texts.put(caller, new ArrayList<>());
            threads.add(Thread.ofVirtual().start(() -> talk(caller, end)));
        }
        for (var thread : threads) {
            thread.join();
        }
    }

    private void talk(Caller caller, long end) {
        for (int n = 1; System.nanoTime() < end; n++) {
            try {
                call(caller, n);
                text(caller, "Walk number " + n + " is done.");
            } catch (RuntimeException e) {
                problems.add(e.getMessage());
            }
        }
    }

    private void call(Caller caller, int n) {
        var script = Script.of(
                "Hi, I walked for %d minutes this morning.".formatted(10 + n % 50),
                "I was tired but I did it, and I am proud.",
                "That was all, bye.");
        JsonNode call = network.whenDone(network.call(caller.phone(), script, Optional.empty()), LIMIT);
        if (call.hasNonNull("answeredAt")) {
            calls.add(call.get("callSid").asText());
        } else {
            problems.add("a call ended as " + call.path("state").asText());
        }
    }

    private void text(Caller caller, String body) {
        var sid = network.text(caller.phone(), body);
        texts.get(caller).add(sid);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!isStored(sid)) {
            if (System.nanoTime() > deadline) {
                problems.add("a text was not stored within " + LIMIT.toMinutes() + " minutes");
                return;
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    private boolean isStored(String sid) {
        try (var tables = Tables.of(system, Service.SMS)) {
            return tables.count("select count(*) from sms_messages where provider_message_sid = ?", sid) > 0;
        } catch (IllegalStateException e) {
            // The databases are down, too, now and then.
            return false;
        }
    }

    /** The provider's ids of calls that were answered and are over. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    /** The provider's ids of each person's texts, in the order in which they were sent. */
    Map<Caller, List<String>> texts() {
        return Map.copyOf(texts);
    }

    /** Of the callers: calls that nobody answered for minutes. */
    List<String> problems() {
        return List.copyOf(problems);
    }
}
