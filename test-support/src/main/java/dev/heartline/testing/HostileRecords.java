package dev.heartline.testing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Records that a consumer must survive: odd headers, other content modes, sizes up to the broker's limit, encodings, times, depths,
 * numbers and types out of all measure. The same seed gives the same records. Some are odd and yet valid, and take
 * effect: each is about a user of its own.
 */
public final class HostileRecords {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the batch, its framing and a few headers take of the broker's limit. */
    private static final int FRAMING = 2_000;

    private static final Pattern USER = Pattern.compile("\"userId\":\"([0-9a-f-]{36})\"");

    private final Random random;
    private final String topic;
    private final String type;
    private final ObjectNode example;
    private final boolean compacted;
    private final List<Supplier<RawRecord>> kinds;

    /**
     * @param type as in {@code ce_type}
     * @param example valid data of the type
     * @param compacted whether the topic knows tombstones; if so, none is made that could erase somebody
     */
    public HostileRecords(long seed, String topic, String type, String example, boolean compacted) {
        this.random = new Random(seed);
        this.topic = topic;
        this.type = type;
        this.example = object(example);
        this.compacted = compacted;
        this.kinds = List.of(
                this::oddAttribute,
                this::missingAttribute,
                this::doubledHeaders,
                this::garbageHeaders,
                this::manyHeaders,
                this::structured,
                this::brokenStructured,
                this::batch,
                this::brokenJson,
                this::otherEncoding,
                this::invalidUtf8,
                this::oddTime,
                this::deep,
                this::nul,
                this::hugeNumber,
                this::wrongType,
                this::wrongType,
                this::missingField,
                this::longText,
                this::oddKey,
                this::withoutValue);
    }

    /** Each kind in turn; every fiftieth record is as large as the broker takes. */
    public List<RawRecord> take(int count) {
        var records = new ArrayList<RawRecord>();
        for (int n = 0; n < count; n++) {
            records.add(n % 50 == 49 ? enormous() : kinds.get(n % kinds.size()).get());
        }
        return records;
    }

    private RawRecord oddAttribute() {
        var headers = headers();
        var odd = oneOf(List.of(
                Map.entry("ce_time", "yesterday"),
                Map.entry("ce_time", "2026-11-25t21:00:00z"),
                Map.entry("ce_time", "2026-11-25T21:00:00"),
                Map.entry("ce_time", "0001-01-01T00:00:00Z"),
                Map.entry("ce_time", "9999-12-31T23:59:59Z"),
                Map.entry("ce_time", "2026-13-45T99:99:99Z"),
                Map.entry("ce_time", ""),
                Map.entry("ce_time", "+999999999-12-31T23:59:59Z"),
                Map.entry("ce_source", "/host app/v1"),
                Map.entry("ce_source", "%%%"),
                Map.entry("ce_source", ""),
                Map.entry("ce_dataschema", "not a uri at all: <>"),
                Map.entry("ce_dataschema", "\u0000"),
                Map.entry("ce_datacontenttype", "text/xml"),
                Map.entry("ce_id", "42"),
                Map.entry("ce_id", ""),
                Map.entry("ce_id", "x".repeat(10_000)),
                Map.entry("ce_specversion", "0.3"),
                Map.entry("ce_specversion", "2.0"),
                Map.entry("ce_specversion", ""),
                Map.entry("ce_type", "com.example.other"),
                Map.entry("ce_type", "x".repeat(100_000)),
                Map.entry("content-type", "text/plain"),
                Map.entry("content-type", "application/json; charset=utf-16"),
                Map.entry("content-type", "////;;;"),
                Map.entry("traceparent", "00-zz-zz-zz")));
        headers.put(odd.getKey(), odd.getValue());
        return binary(data(), headers);
    }

    private RawRecord missingAttribute() {
        var headers = headers();
        headers.remove(oneOf(List.of("ce_id", "ce_type", "ce_specversion", "ce_source", "ce_time")));
        return binary(data(), headers);
    }

    private RawRecord doubledHeaders() {
        var record = binary(data(), headers());
        var doubled = new ArrayList<>(record.headers());
        var one = oneOf(record.headers());
        doubled.add(random.nextBoolean() ? one : RawRecord.Header.of(one.name(), "another"));
        return new RawRecord(topic, record.key(), record.value(), doubled);
    }

    private RawRecord garbageHeaders() {
        var record = binary(data(), headers());
        var garbled = new ArrayList<RawRecord.Header>();
        for (var header : record.headers()) {
            garbled.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new RawRecord.Header(header.name(), bytes(1 + random.nextInt(200)));
                        case 1 -> new RawRecord.Header(header.name(), null);
                        default -> header;
                    });
        }
        return new RawRecord(topic, record.key(), record.value(), garbled);
    }

    private RawRecord manyHeaders() {
        var headers = headers();
        for (int n = 0; n < 500; n++) {
            headers.put("x-" + n + (n % 7 == 0 ? "-\u00e9\u4e2d" : ""), "y".repeat(random.nextInt(200)));
        }
        return binary(data(), headers);
    }

    private RawRecord structured() {
        return structured(envelope().toString());
    }

    private RawRecord brokenStructured() {
        var envelope = envelope();
        switch (random.nextInt(9)) {
            case 0 -> envelope.remove("data");
            case 1 -> envelope.put("data", "text");
            case 2 -> envelope.put("time", "yesterday");
            case 3 -> envelope.putObject("id").put("deep", 1);
            case 4 -> envelope.put("data_base64", "!!! no base64 !!!").remove("data");
            case 5 -> envelope.put("data_base64", Base64.getEncoder().encodeToString(bytes(50)));
            case 6 -> envelope.put("datacontenttype", "text/xml");
            case 7 -> envelope.putArray("data").add(1);
            default -> envelope.putNull("data");
        }
        return structured(oneOf(List.of(
                envelope.toString(), envelope.toString().substring(0, 40), "[]", "null", "\"text\"", "", "17", "{}")));
    }

    private RawRecord structured(String value) {
        var headers = Map.of(
                "content-type",
                oneOf(List.of(
                        "application/cloudevents+json",
                        "Application/CloudEvents+JSON; charset=UTF-8",
                        "application/cloudevents+avro",
                        "application/cloudevents")));
        return RawRecord.of(topic, key(), value, headers);
    }

    private RawRecord batch() {
        var headers = Map.of("content-type", "application/cloudevents-batch+json");
        return RawRecord.of(topic, key(), "[" + envelope() + "]", headers);
    }

    private RawRecord brokenJson() {
        String good = data().toString();
        return binary(oneOf(List.of(
                good.substring(0, good.length() / 2),
                good + "}",
                good.replace(':', '='),
                "<xml/>",
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "0",
                "{\"\":\"\"}",
                "NaN",
                "'single'",
                "{\"a\":1,}",
                "/* */" + good)));
    }

    private RawRecord otherEncoding() {
        var charset = Charset.forName(oneOf(List.of("UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1", "IBM037")));
        var headers = headers();
        return new RawRecord(
                topic,
                utf8(key()),
                data().put("extra", "\u00e9\u00df").toString().getBytes(charset),
                raw(headers));
    }

    private RawRecord invalidUtf8() {
        byte[] value = data().put("extra", "####").toString().getBytes(StandardCharsets.UTF_8);
        for (int n = 0; n < value.length; n++) {
            if (value[n] == '#') {
                value[n] = (byte) (0x80 + random.nextInt(0x7f));
            }
        }
        return new RawRecord(topic, random.nextBoolean() ? utf8(key()) : bytes(16), value, raw(headers()));
    }

    private RawRecord oddTime() {
        var data = data();
        var times = oneOf(List.of(
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z",
                "1969-12-31T23:59:59Z",
                "2026-02-30T00:00:00Z",
                "2026-11-25",
                "-5000-01-01T00:00:00Z",
                "+200000-01-01T00:00:00Z"));
        return binary(data.toString().replaceAll("\"\\d{4}-\\d{2}-\\d{2}T[^\"]*\"", "\"" + times + "\""));
    }

    private RawRecord deep() {
        int depth = oneOf(List.of(500, 900, 1_100, 5_000, 100_000));
        boolean arrays = random.nextBoolean();
        String nested = (arrays ? "[" : "{\"a\":").repeat(depth) + "1" + (arrays ? "]" : "}").repeat(depth);
        return random.nextBoolean() ? binary(nested) : binary(withField("extra", nested));
    }

    private RawRecord nul() {
        var data = data();
        var texts =
                fields(data).stream().filter(name -> data.get(name).isTextual()).toList();
        String name = oneOf(texts);
        data.put(name, "a\u0000b\uD800" + data.get(name).asText());
        return binary(data.toString());
    }

    private RawRecord hugeNumber() {
        String number = oneOf(List.of(
                "1e400",
                "-1e999999999",
                "1e-999999999",
                "9".repeat(900),
                "9".repeat(5_000),
                "9223372036854775808",
                "-0",
                "0." + "1".repeat(900),
                "2147483648"));
        String data = data().toString();
        return random.nextInt(3) > 0 && data.matches("(?s).*:-?\\d.*")
                ? binary(data.replaceAll(":-?\\d+(\\.\\d+)?", ":" + number))
                : binary(withField(oneOf(fields(example)), number));
    }

    private RawRecord wrongType() {
        String other = oneOf(List.of(
                "null",
                "true",
                "[]",
                "{}",
                "\"\"",
                "\"x\"",
                "-1",
                "0.5",
                "[null]",
                "{\"a\":{}}",
                "[[[]]]",
                "\"\\u0007\""));
        return binary(withField(oneOf(fields(example)), other));
    }

    private RawRecord missingField() {
        var data = data();
        data.remove(oneOf(fields(data)));
        return binary(data.toString());
    }

    private RawRecord longText() {
        String text = oneOf(List.of(" ", "a", ":(", "\\n", "\\u0007", "\\uD83D\\uDE42", "stop ", "I ", ".", "Ǆ"))
                .repeat(20_000);
        var texts = fields(example).stream()
                .filter(name -> example.get(name).isTextual())
                .toList();
        return binary(withField(oneOf(texts), "\"" + text + "\""));
    }

    /** To a compacted topic the broker takes nothing without a key. */
    private RawRecord oddKey() {
        byte[] key = oneOf(Arrays.asList(
                compacted ? bytes(3) : null,
                new byte[0],
                utf8(" "),
                utf8("not-a-uuid"),
                utf8("\u0000"),
                utf8("k".repeat(100_000)),
                bytes(8)));
        return new RawRecord(topic, key, utf8(data().toString()), raw(headers()));
    }

    private RawRecord withoutValue() {
        byte[] key = compacted ? oneOf(List.of(utf8("nobody"), new byte[0], bytes(16))) : utf8(key());
        var headers = headers();
        if (random.nextBoolean()) {
            headers.put("content-type", "application/cloudevents+json");
        }
        return new RawRecord(topic, key, null, random.nextBoolean() ? raw(headers) : List.of());
    }

    private RawRecord enormous() {
        var headers = headers();
        String data = data().toString();
        int room = RawRecord.LARGEST - FRAMING - data.length();
        return switch (random.nextInt(4)) {
            case 0 -> binary(" ".repeat(room) + data);
            case 1 -> binary("[" + "{},".repeat(room / 3) + "{}]");
            case 2 -> binary(withField("extra", "\"" + "x".repeat(room) + "\""));
            default -> {
                headers.put("x-large", "z".repeat(room));
                yield binary(data() + "!", headers);
            }
        };
    }

    /** The example about a user whom nobody else's records are about. */
    private ObjectNode data() {
        var data = example.deepCopy();
        if (data.has("userId")) {
            data.put("userId", UUID.nameUUIDFromBytes(bytes(16)).toString());
        }
        return data;
    }

    /** The data with one field replaced by JSON that need not be valid. */
    private String withField(String name, String json) {
        var data = data();
        data.put(name, "@@");
        return data.toString().replace("\"@@\"", json);
    }

    private ObjectNode envelope() {
        var envelope = JSON.createObjectNode();
        headers().forEach((name, value) -> {
            if (name.startsWith("ce_")) {
                envelope.put(name.substring(3), value);
            }
        });
        envelope.put("datacontenttype", "application/json");
        envelope.set("data", data());
        return envelope;
    }

    private Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", UUID.nameUUIDFromBytes(bytes(16)).toString());
        headers.put("ce_source", "/hostile");
        headers.put("ce_type", type);
        headers.put("ce_time", "2026-01-02T03:04:05Z");
        headers.put("content-type", "application/json");
        return headers;
    }

    private RawRecord binary(String value) {
        return binary(value, headers());
    }

    private RawRecord binary(JsonNode data, Map<String, String> headers) {
        return binary(data.toString(), headers);
    }

    private RawRecord binary(String value, Map<String, String> headers) {
        var user = USER.matcher(value);
        return RawRecord.of(topic, user.find() ? user.group(1) : key(), value, headers);
    }

    private static List<RawRecord.Header> raw(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> RawRecord.Header.of(header.getKey(), header.getValue()))
                .toList();
    }

    private String key() {
        return UUID.nameUUIDFromBytes(bytes(16)).toString();
    }

    private static List<String> fields(ObjectNode data) {
        var names = new ArrayList<String>();
        data.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the example is no JSON", e);
        }
    }
}
