package dev.heartline.engagement.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.config.ConfigProvider;

import dev.heartline.engagement.policy.RewardVersion;
import dev.heartline.engagement.policy.draw.DrawKey;
import dev.heartline.engagement.policy.gate.Holdout;
import dev.heartline.events.CallCompleted;
import dev.heartline.events.CrisisRaised;
import dev.heartline.events.Event;
import dev.heartline.events.EventData;
import dev.heartline.events.EventJson;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.MemoryReinforced;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallOutcome;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.events.vocabulary.CrisisState;
import dev.heartline.events.vocabulary.Emotion;
import dev.heartline.events.vocabulary.MemoryChange;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.events.vocabulary.Speaker;
import dev.heartline.testing.Jdbc;
import dev.heartline.testing.KafkaProbe;
import dev.heartline.testing.LocalStackResource;

import static org.awaitility.Awaitility.await;

/** The world around the service: it publishes what others publish, and looks at what came of it. */
public final class World {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Jdbc database = LocalStackResource.postgres().jdbc();
    private final KafkaProbe kafka = LocalStackResource.kafka().probe();
    private final DrawKey key =
            DrawKey.of(ConfigProvider.getConfig().getValue("heartline.engagement.draw-key", String.class));

    public Jdbc database() {
        return database;
    }

    // --- users

    /** A grown-up for whom it is day, who agreed to texts and is not in the holdout. */
    public UUID somebody() {
        return known(userOutsideHoldout(), day(), LocalDate.of(1980, 5, 1), false, Channel.SMS);
    }

    public UUID known(UUID user, String zone, LocalDate birthDate, boolean optOut, Channel... consents) {
        var phone = "+1202555" + "%04d".formatted(Math.floorMod(user.hashCode(), 10_000));
        send(Event.of(
                EventType.USER_PROFILE,
                new UserProfile(user, "Marta", phone, zone, "en", birthDate, Set.of(consents), optOut)));
        await().atMost(PATIENCE)
                .until(() -> database.count("select count(*) from user_profile where user_id = ?", user) == 1);
        return user;
    }

    public UUID userOutsideHoldout() {
        return Stream.generate(UUID::randomUUID)
                .filter(user -> !Holdout.contains(key, user))
                .findFirst()
                .orElseThrow();
    }

    public UUID userInHoldout() {
        return Stream.generate(UUID::randomUUID)
                .filter(user -> Holdout.contains(key, user))
                .findFirst()
                .orElseThrow();
    }

    /** A zone in which it is noon or a little later. */
    public static String day() {
        return zoneAt(12);
    }

    /** A zone in which it is between 18 and 19. */
    public static String evening() {
        return zoneAt(18);
    }

    /** A zone in which it is between 22 and 23: night, and the same day still when the hour ends meanwhile. */
    public static String night() {
        return zoneAt(22);
    }

    /** A zone in which it is between 20 and 21, and still for half a minute: for what is urgent, and may be told all the same. */
    public static String lateEvening() {
        await().atMost(PATIENCE).until(() -> {
            var now = Instant.now().atOffset(ZoneOffset.UTC);
            return now.getMinute() < 59 || now.getSecond() < 30;
        });
        return zoneAt(20);
    }

    private static String zoneAt(int hour) {
        int utc = Instant.now().atOffset(ZoneOffset.UTC).getHour();
        int ahead = Math.floorMod(hour - utc + 11, 24) - 11;
        return ahead == 0 ? "Etc/GMT" : "Etc/GMT" + (ahead > 0 ? "-" : "+") + Math.abs(ahead);
    }

    /** Of what is counted of all together: there is nothing of other tests, and nobody counts but the test itself. */
    public void countNobodyElse() {
        for (var table : List.of(
                "challenge_places",
                "challenges",
                "user_outcome_metrics",
                "week_standings",
                "week_histogram",
                "people_of_day")) {
            database().update("delete from " + table);
        }
        database().update("update loop_turn set due_at = now() + interval '1 hour' where loop = 'social'");
    }

    // --- events

    public Call call(UUID user) {
        return new Call(
                user,
                Ids.next(),
                CallOutcome.COMPLETED,
                CallPurpose.CHECK_IN,
                3,
                false,
                Sentiment.POSITIVE,
                false,
                Instant.now().minusMillis(1500));
    }

    /** A call, as far as it matters here. */
    public record Call(
            UUID user,
            UUID id,
            CallOutcome outcome,
            CallPurpose purpose,
            int userTurns,
            boolean crisis,
            Sentiment sentiment,
            Boolean harmTold,
            Instant endedAt) {

        public Call ending(CallOutcome ending, int turns) {
            return new Call(user, id, ending, purpose, turns, crisis, sentiment, harmTold, endedAt);
        }

        public Call showingDanger() {
            return new Call(user, id, outcome, purpose, userTurns, true, Sentiment.NEGATIVE, harmTold, endedAt);
        }

        /** @param told null where nobody has read for it */
        public Call tellingOfHarm(Boolean told) {
            return new Call(user, id, outcome, purpose, userTurns, crisis, sentiment, told, endedAt);
        }

        public Call sad() {
            return new Call(user, id, outcome, purpose, userTurns, crisis, Sentiment.NEGATIVE, harmTold, endedAt);
        }

        public Call at(Instant time) {
            return new Call(user, id, outcome, purpose, userTurns, crisis, sentiment, harmTold, time);
        }

        public Event<CallCompleted> event() {
            var turns = IntStream.range(0, 2 * userTurns)
                    .mapToObj(seq -> new CallCompleted.Turn(
                            seq,
                            seq % 2 == 0 ? Speaker.COACH : Speaker.USER,
                            "some words",
                            endedAt.minusSeconds(60 - seq),
                            false))
                    .toList();
            var analysis = new CallCompleted.Analysis(
                    "local-1",
                    "A talk.",
                    List.of(),
                    sentiment,
                    0.7,
                    (Emotion) null,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    crisis,
                    null,
                    harmTold);
            var data = new CallCompleted(
                    id,
                    user,
                    CallDirection.OUTBOUND,
                    outcome,
                    purpose,
                    "twilio",
                    endedAt.minusSeconds(70),
                    endedAt.minusSeconds(60),
                    null,
                    endedAt,
                    60,
                    turns,
                    turns.isEmpty() ? null : analysis,
                    null,
                    null);
            return user == null
                    ? Event.about(EventType.CALL_COMPLETED, id.toString(), data)
                    : Event.of(EventType.CALL_COMPLETED, data);
        }
    }

    public Event<MemoryReinforced> victory(UUID user, SourceType source, UUID sourceId, String description) {
        return Event.of(
                EventType.MEMORY_REINFORCED,
                new MemoryReinforced(
                        Ids.next(),
                        user,
                        MemoryChange.CREATED,
                        MemoryType.VICTORY,
                        description,
                        Instant.now(),
                        source,
                        sourceId,
                        1.0,
                        0.6,
                        List.of("walking")));
    }

    /** Danger was heard in a text; the quiet is over at the given time. */
    public Event<CrisisRaised> crisis(UUID user, Instant at, Instant quietUntil) {
        return Event.of(
                EventType.CRISIS_RAISED,
                new CrisisRaised(
                        Ids.next(),
                        user,
                        null,
                        CrisisState.RAISED,
                        CrisisKind.SELF_HARM,
                        Channel.SMS,
                        Ids.next(),
                        at,
                        quietUntil));
    }

    public Event<CrisisRaised> withdrawn(Event<CrisisRaised> crisis, Instant at) {
        var raised = crisis.body();
        return Event.of(
                EventType.CRISIS_RAISED,
                new CrisisRaised(
                        raised.crisisId(),
                        raised.userId(),
                        null,
                        CrisisState.WITHDRAWN,
                        raised.kind(),
                        raised.channel(),
                        raised.sourceId(),
                        raised.raisedAt(),
                        at));
    }

    /** Sends a crisis and waits until it is known. */
    public void hear(Event<CrisisRaised> crisis) {
        send(crisis);
        var state = crisis.body().state().wireName();
        await().alias("crisis " + state)
                .atMost(PATIENCE)
                .until(() -> database.count(
                                "select count(*) from crisis_quiet where crisis_id = ? and state = ?",
                                crisis.body().crisisId(),
                                state)
                        == 1);
    }

    /** The same event under an identity whose draw is as wanted. */
    public <T extends EventData> Event<T> drawing(Event<T> event, DoublePredicate wanted) {
        UUID user = event.body().userId();
        UUID id = Stream.generate(UUID::randomUUID)
                .filter(candidate -> wanted.test(key.draw(user, candidate, RewardVersion.USUAL.wireName())
                        .ofReward()))
                .findFirst()
                .orElseThrow();
        return event.withId(id);
    }

    public void send(Event<?>... events) {
        Arrays.stream(events).forEach(this::send);
    }

    private void send(Event<?> event) {
        var headers = new HashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", event.id().toString());
        headers.put("ce_type", event.type().type());
        headers.put("ce_source", "/test");
        headers.put("ce_time", event.time().toString());
        headers.put("traceparent", event.traceparent().value());
        headers.put("content-type", "application/json");
        kafka.send(
                event.type().topic(), event.key(), event.data().map(World::json).orElse(null), headers);
    }

    private static String json(Object data) {
        try {
            return EventJson.mapper().writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    // --- what came of it

    /** The decision on an event, as soon as there is one. */
    public Map<String, Object> decisionOn(Event<?> event) {
        await().alias("decision on " + event.type().type())
                .atMost(PATIENCE)
                .until(() ->
                        database.count("select count(*) from reward_decisions where event_id = ?", event.id()) == 1);
        return database.row("select * from reward_decisions where event_id = ?", event.id());
    }

    public String reasonFor(Event<?> event) {
        return (String) decisionOn(event).get("reason");
    }

    /** Sends and waits for the decision, so that the next event comes after it. */
    public String decide(Event<?> event) {
        send(event);
        return reasonFor(event);
    }

    /**
     * Waits until all that was sent before under the key was handled, even where it had no effect: a record that nobody
     * can read follows it, and shows up among the dead letters.
     */
    public void settle(EventType<?> type, Object key) {
        var marker = "\"" + UUID.randomUUID() + "\"";
        kafka.send(type.topic(), key.toString(), marker, Map.of());
        kafka.await(type.topic() + ".dlq.engagement", record -> marker.equals(record.value()));
    }

    /** What could not be taken of the key, besides the markers of {@link #settle}. */
    public List<KafkaProbe.Received> deadLetters(EventType<?> type, Object key) {
        return kafka.ofKey(type.topic() + ".dlq.engagement", key.toString()).stream()
                .filter(record -> record.header("ce_id") != null)
                .toList();
    }

    public List<KafkaProbe.Received> rewardsOf(UUID user) {
        return kafka.ofKey("reward.triggered", user.toString());
    }

    /** What was published of the user's behaviour, as soon as there are so many. */
    public List<KafkaProbe.Received> awaitBehaviorsOf(UUID user, int count) {
        await().atMost(PATIENCE)
                .until(() -> kafka.ofKey("behavior.recorded", user.toString()).size() >= count);
        return kafka.ofKey("behavior.recorded", user.toString());
    }

    public KafkaProbe.Received awaitHook(UUID user) {
        return kafka.awaitKey("hook.raised", user.toString());
    }

    public KafkaProbe.Received awaitReward(UUID user) {
        return kafka.awaitKey("reward.triggered", user.toString());
    }

    public static JsonNode parse(String json) {
        try {
            return EventJson.mapper().readTree(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Every row of every table, as text: to compare, and to search for residue. */
    public Map<String, List<String>> everything() {
        var tables = database.rows("""
                select table_name from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE' order by 1
                """);
        var contents = new HashMap<String, List<String>>();
        for (var table : tables) {
            var name = (String) table.get("table_name");
            contents.put(
                    name,
                    database.rows("select t::text as line from " + name + " t").stream()
                            .map(row -> (String) row.get("line"))
                            .sorted()
                            .toList());
        }
        return contents;
    }

    /** The tables in which the text stands, besides the one that remembers that a user is forgotten. */
    public List<String> tablesWith(String text) {
        return everything().entrySet().stream()
                .filter(table -> !table.getKey().equals("erased_user"))
                .filter(table -> table.getValue().stream().anyMatch(line -> line.contains(text)))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
