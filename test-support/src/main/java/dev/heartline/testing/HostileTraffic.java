package dev.heartline.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.config.ConfigProvider;

import static org.awaitility.Awaitility.await;

/**
 * Feeds a consumer hostile records with good ones between them, and waits for the good ones to take effect: for their rows in
 * the inbox, which are written in the transaction of the effect.
 *
 * @param topic that the service under test reads
 * @param example the name of a published example whose copies are the good records, for example {@code 001-progress}
 * @param compacted whether the topic knows tombstones
 * @param changes what is said instead of the example's words, by field
 */
public record HostileTraffic(String topic, String example, boolean compacted, Map<String, String> changes) {

    /** How many hostile records a consumer is fed. */
    public static final int HOSTILE = 520;

    private static final int BETWEEN = 20;
    private static final int AFTERWARDS = 24;
    private static final Pattern INCOMING = Pattern.compile("mp\\.messaging\\.incoming\\.[^.]+\\.topic");
    private static final ObjectMapper JSON = new ObjectMapper();

    public HostileTraffic(String topic, String example, boolean compacted) {
        this(topic, example, compacted, Map.of());
    }

    /** The topics that the service under test reads, as it is configured: each is to be fed. */
    public static Set<String> topicsRead() {
        var config = ConfigProvider.getConfig();
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> INCOMING.matcher(name).matches())
                .map(name -> config.getValue(name, String.class))
                .collect(Collectors.toSet());
    }

    public void feed(Duration patience) {
        send().takesEffectWithin(patience);
    }

    /** Each good record is about a user of its own, so that all partitions see some, also after the last hostile one. */
    public Sent send() {
        var hostile = new HostileRecords(topic.hashCode(), topic, type(), data().toString(), compacted).take(HOSTILE);
        var records = new ArrayList<RawRecord>();
        var good = new ArrayList<UUID>();
        for (int n = 0; n < hostile.size(); n++) {
            records.add(hostile.get(n));
            if (n % BETWEEN == 0) {
                records.add(good(good));
            }
        }
        for (int n = 0; n < AFTERWARDS; n++) {
            records.add(good(good));
        }
        LocalStackResource.kafka().probe().send(records);
        return new Sent(topic, good);
    }

    /**
     * What was fed.
     *
     * @param good the ids of the good records
     */
    public record Sent(String topic, List<UUID> good) {

        public void takesEffectWithin(Duration patience) {
            var database = LocalStackResource.postgres().jdbc();
            await("the good records of " + topic + " take effect")
                    .atMost(patience)
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> {
                        var taken = database.rows(
                                        "select distinct event_id from inbox where event_id = any(?)",
                                        (Object) good.toArray(UUID[]::new))
                                .size();
                        if (taken < good.size()) {
                            throw new AssertionError(
                                    "%d of %d good records of %s took effect".formatted(taken, good.size(), topic));
                        }
                    });
        }
    }

    @Override
    public String toString() {
        return topic;
    }

    private RawRecord good(List<UUID> ids) {
        UUID id = UUID.randomUUID();
        UUID user = UUID.randomUUID();
        ids.add(id);
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_source", "/test");
        headers.put("ce_type", type());
        headers.put("ce_time", Instant.now().toString());
        var data = data().put("userId", user.toString());
        for (String own : List.of("callId", "messageId", "rewardId", "memoryId", "crisisId", "decisionId")) {
            if (data.has(own)) {
                data.put(own, UUID.randomUUID().toString());
            }
        }
        data.remove("phone");
        return RawRecord.of(topic, user.toString(), data.toString(), Map.copyOf(headers));
    }

    private String type() {
        return topic + ".v1";
    }

    private ObjectNode data() {
        var name = "/dev/heartline/events/examples/%s/%s.json".formatted(type(), example);
        try (var json = Thread.currentThread().getContextClassLoader().getResourceAsStream(name.substring(1))) {
            var data = (ObjectNode) JSON.readTree(new String(json.readAllBytes(), StandardCharsets.UTF_8));
            changes.forEach(data::put);
            return data;
        } catch (IOException e) {
            throw new AssertionError("no example " + name, e);
        }
    }
}
