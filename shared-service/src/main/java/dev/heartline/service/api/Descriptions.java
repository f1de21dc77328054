package dev.heartline.service.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;

/** What the Javadoc of a record says of it and of its components, as {@link RecordWords} kept it. */
final class Descriptions {

    private Descriptions() {}

    static void describe(Schema schema, ClassInfo found) {
        var words = words(found);
        if (schema.getDescription() == null) {
            schema.setDescription(sentence(words.get("")));
        }
        schema.getProperties().forEach((name, property) -> {
            if (property.getDescription() == null) {
                property.setDescription(sentence(words.get(name)));
            }
        });
    }

    private static String sentence(String words) {
        if (words == null || words.isEmpty()) {
            return null;
        }
        var sentence = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private static Map<String, String> words(ClassInfo found) {
        var resource = found.name().toString().replace('.', '/') + RecordWords.SUFFIX;
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return file == null
                    ? Map.of()
                    : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(line -> line.split("=", 2))
                            .collect(Collectors.toMap(line -> line[0], line -> line[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
