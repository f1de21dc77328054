package dev.heartline.bench.recall;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.heartline.bench.load.Latencies;
import dev.heartline.driver.HostApplication;
import dev.heartline.driver.Http;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.Tables;
import dev.heartline.events.CallCompleted;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallOutcome;
import dev.heartline.stack.access.AccessTokens;

/** {@code ./heartline bench recall} */
@Command(
        name = "recall",
        description =
                "Tells memory-service the conversations of a file in LoCoMo's format, as calls, asks its search their"
                        + " questions, and measures how much of the evidence it finds, and how fast: over the turns of"
                        + " each conversation, and over everything of somebody who had them all. Its users stay;"
                        + " ./heartline down --wipe forgets them.",
        mixinStandardHelpOptions = true)
public final class Recall implements Callable<Integer> {

    private static final Duration TURN = Duration.ofSeconds(20);
    private static final int WARM_UP = 100;

    @Option(names = "--locomo", paramLabel = "FILE", required = true, description = "The conversations.")
    private Path file;

    @Option(
            names = "--patience",
            defaultValue = "900",
            description = "Seconds to wait until all is indexed. Default: ${DEFAULT-VALUE}")
    private int patience;

    @Override
    public Integer call() throws Exception {
        var system = RunningSystem.fromEnvironment();
        var samples = Locomo.read(file);
        var everything = Ids.derived("bench-recall", "everything");
        try (var host = new HostApplication(system)) {
            for (var sample : samples) {
                tell(host, user(sample), sample);
            }
            host.publish(profile(everything, "Bench"));
            samples.forEach(sample -> tellSessions(host, everything, sample));
        }
        try (var tables = Tables.of(system, Service.MEMORY)) {
            for (var sample : samples) {
                await(tables, user(sample), sample.sessions().size());
            }
            await(
                    tables,
                    everything,
                    samples.stream().mapToInt(one -> one.sessions().size()).sum());
            var token = new AccessTokens(system.privateKey()).operator(Duration.ofHours(1));
            var search = new Http(system.url(Service.MEMORY), Optional.of(token));
            warmUp(search, samples, everything);
            System.out.println(overTurns(search, samples));
            System.out.println(overAll(search, samples, everything, tables));
        }
        return 0;
    }

    private static UUID user(Locomo sample) {
        return Ids.derived("bench-recall", sample.id());
    }

    private static void tell(HostApplication host, UUID userId, Locomo sample) {
        host.publish(profile(userId, sample.user()));
        tellSessions(host, userId, sample);
    }

    private static UserProfile profile(UUID userId, String firstName) {
        return new UserProfile(userId, firstName, null, "Etc/UTC", "en-US", null, Set.of(), false);
    }

    private static void tellSessions(HostApplication host, UUID userId, Locomo sample) {
        for (var session : sample.sessions()) {
            var callId = callId(userId, sample, session);
            host.tell(Event.of(EventType.CALL_COMPLETED, call(callId, userId, session))
                    .withId(Ids.derived("bench-recall", callId)));
        }
    }

    private static UUID callId(UUID userId, Locomo sample, Locomo.Session session) {
        return Ids.derived("bench-recall-call", userId, sample.id(), session.number());
    }

    private static CallCompleted call(UUID callId, UUID userId, Locomo.Session session) {
        var turns = IntStream.range(0, session.turns().size())
                .mapToObj(seq -> new CallCompleted.Turn(
                        seq,
                        session.turns().get(seq).speaker(),
                        session.turns().get(seq).text(),
                        session.began().plus(TURN.multipliedBy(seq)),
                        false))
                .toList();
        var took = TURN.multipliedBy(turns.size());
        return new CallCompleted(
                callId,
                userId,
                CallDirection.INBOUND,
                CallOutcome.COMPLETED,
                null,
                "bench",
                session.began(),
                session.began(),
                null,
                session.began().plus(took),
                (int) took.toSeconds(),
                turns,
                null,
                null,
                null);
    }

    private void await(Tables tables, UUID userId, int sessions) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(patience).toNanos();
        while (tables.count("select count(*) from conversation_digests where user_id = ?", userId) < sessions
                || tables.count(
                                "select count(*) from conversation_turns where user_id = ? and substantial and"
                                        + " embedding is null",
                                userId)
                        > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not everything is taken in and indexed yet: ask again later");
            }
            Thread.sleep(500);
        }
    }

    /** With questions that aren't asked again: the service remembers the vectors of the latest texts. */
    private static void warmUp(Http search, List<Locomo> samples, UUID everything) {
        samples.stream()
                .flatMap(sample -> sample.questions().stream())
                .limit(WARM_UP)
                .forEach(question -> ask(search, everything, "Say: " + question.text(), ""));
    }

    private static String overTurns(Http search, List<Locomo> samples) {
        var score = new RecallScore();
        var took = new Latencies();
        for (var sample : samples) {
            var turns = turns(sample);
            for (var question : sample.questions()) {
                long began = System.nanoTime();
                var found = ask(search, user(sample), question.text(), "&kind=turn");
                took.add(Duration.ofNanos(System.nanoTime() - began));
                score.add(
                        question.category(),
                        question.evidence(),
                        found.stream().map(turns::get).toList());
            }
        }
        return "%n%s%n%nA search over HTTP, the question's vector included: %s".formatted(score, took);
    }

    private static String overAll(Http search, List<Locomo> samples, UUID everything, Tables tables) {
        var took = new Latencies();
        samples.stream().flatMap(sample -> sample.questions().stream()).forEach(question -> {
            long began = System.nanoTime();
            ask(search, everything, question.text() + " Say.", "");
            took.add(Duration.ofNanos(System.nanoTime() - began));
        });
        return "The same over all kinds of somebody with %d turns and %d memories: %s"
                .formatted(
                        tables.count("select count(*) from conversation_turns where user_id = ?", everything),
                        tables.count("select count(*) from ai_episodic_memory where user_id = ?", everything),
                        took);
    }

    /** The turns by call and position, as a search tells them. */
    private static Map<String, String> turns(Locomo sample) {
        Map<String, String> ids = new HashMap<>();
        for (var session : sample.sessions()) {
            var callId = callId(user(sample), sample, session);
            for (int seq = 0; seq < session.turns().size(); seq++) {
                ids.put(callId + "/" + seq, session.turns().get(seq).id());
            }
        }
        return ids;
    }

    private static List<String> ask(Http search, UUID userId, String question, String filters) {
        var answer = search.exchange(
                "GET",
                "/users/%s/search?limit=25&q=%s%s"
                        .formatted(userId, URLEncoder.encode(question, StandardCharsets.UTF_8), filters),
                null);
        var found = new ArrayList<String>();
        answer.get("hits")
                .forEach(hit -> found.add(
                        hit.path("sourceId").asText() + "/" + hit.path("seq").asInt()));
        return found;
    }
}
