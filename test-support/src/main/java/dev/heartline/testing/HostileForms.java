package dev.heartline.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Webhook forms that no provider sends, made of one that it does, each below the size at which a service hangs up. The same seed
 * gives the same forms.
 */
public final class HostileForms {

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\u0007\u001b[31m",
            "\uD83D\uDE42",
            "\u202Egnp.exe",
            "%00",
            "%",
            "null",
            "NaN",
            "-1",
            "99999999999999999999",
            "1e999",
            "0001-01-01T00:00:00Z",
            "Thu, 99 Foo 10000 99:99:99 +9999",
            "Fri, 31 Dec 9999 23:59:59 +0000",
            "'; drop table phone_calls; --",
            "<Response><Dial>+15550100</Dial></Response>",
            "{\"a\":".repeat(500) + "1" + "}".repeat(500),
            "../../etc/passwd",
            "+1202555010a",
            "+",
            "HEARTLINE",
            "x".repeat(300),
            "+1" + "2".repeat(5_000),
            " ".repeat(9_000),
            ":(".repeat(3_000),
            "\u0001".repeat(6_000),
            "\u00e9".repeat(3_000));

    private final Random random;
    private final Map<String, String> example;

    public HostileForms(long seed, Map<String, String> example) {
        this.random = new Random(seed);
        this.example = example;
    }

    /** Each as its fields in order, a name perhaps more than once. */
    public List<List<Map.Entry<String, String>>> take(int count) {
        List<UnaryOperator<List<Map.Entry<String, String>>>> kinds =
                List.of(this::oddValue, this::oddValue, this::oddValues, this::without, this::doubled, this::crowded);
        var forms = new ArrayList<List<Map.Entry<String, String>>>();
        for (int n = 0; n < count; n++) {
            var fields = new ArrayList<>(List.copyOf(example.entrySet()));
            forms.add(kinds.get(n % kinds.size()).apply(fields));
        }
        return forms;
    }

    private List<Map.Entry<String, String>> oddValue(List<Map.Entry<String, String>> fields) {
        int one = random.nextInt(fields.size());
        fields.set(one, Map.entry(fields.get(one).getKey(), oneOf(VALUES)));
        return fields;
    }

    private List<Map.Entry<String, String>> oddValues(List<Map.Entry<String, String>> fields) {
        fields.replaceAll(field -> random.nextBoolean() ? Map.entry(field.getKey(), oneOf(VALUES)) : field);
        return fields;
    }

    private List<Map.Entry<String, String>> without(List<Map.Entry<String, String>> fields) {
        fields.remove(random.nextInt(fields.size()));
        return fields;
    }

    private List<Map.Entry<String, String>> doubled(List<Map.Entry<String, String>> fields) {
        var one = oneOf(fields);
        fields.add(random.nextInt(fields.size()), Map.entry(one.getKey(), oneOf(VALUES)));
        return fields;
    }

    private List<Map.Entry<String, String>> crowded(List<Map.Entry<String, String>> fields) {
        for (int n = 0; n < 300; n++) {
            fields.add(Map.entry(n % 3 == 0 ? "" : "Field" + n, oneOf(VALUES.subList(0, 20))));
        }
        return fields;
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
