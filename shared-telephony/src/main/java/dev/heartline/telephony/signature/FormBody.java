package dev.heartline.telephony.signature;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The fields of an {@code application/x-www-form-urlencoded} body in the order received. Repeated and empty values are
 * kept: providers sign them, and a {@code Map<String, String>} would lose them.
 */
public record FormBody(List<Field> fields) {
    public static final FormBody EMPTY = new FormBody(List.of());

    public record Field(String name, String value) {}

    public FormBody {
        fields = List.copyOf(fields);
    }

    /** @throws MalformedForm where a percent escape cannot be decoded */
    public static FormBody parse(String encoded) {
        if (encoded.isEmpty()) {
            return EMPTY;
        }
        var fields = new ArrayList<Field>();
        for (var pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                var value = equals < 0 ? "" : pair.substring(equals + 1);
                fields.add(new Field(decode(name), decode(value)));
            }
        }
        return new FormBody(fields);
    }

    public static FormBody parse(byte[] encoded) {
        return parse(new String(encoded, StandardCharsets.UTF_8));
    }

    public static FormBody of(Map<String, String> values) {
        return new FormBody(values.entrySet().stream()
                .map(entry -> new Field(entry.getKey(), entry.getValue()))
                .toList());
    }

    /** The first value of the field; empty where the field is absent, {@code ""} where it is present and empty. */
    public Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst();
    }

    /** The last value of the field, where the ones before it are of something else; empty where it is absent. */
    public Optional<String> last(String name) {
        var all = all(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .toList();
    }

    /** Names in order of first appearance, each with all of its values. */
    public Map<String, List<String>> asMap() {
        return fields.stream()
                .collect(Collectors.groupingBy(
                        Field::name, LinkedHashMap::new, Collectors.mapping(Field::value, Collectors.toList())));
    }

    public String encoded() {
        return fields.stream()
                .map(field -> encode(field.name()) + "=" + encode(field.value()))
                .collect(Collectors.joining("&"));
    }

    /** Names only: values carry numbers and texts. */
    @Override
    public String toString() {
        return "FormBody" + asMap().keySet();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedForm(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The body is not a form. Permanent: the same bytes will never parse. */
    public static final class MalformedForm extends IllegalArgumentException {
        MalformedForm(Throwable cause) {
            super("the body is not a valid application/x-www-form-urlencoded form", cause);
        }
    }
}
