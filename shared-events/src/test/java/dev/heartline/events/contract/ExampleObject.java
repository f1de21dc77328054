package dev.heartline.events.contract;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An object of an example, the whole one or one inside, beside its schema. */
record ExampleObject(Example example, String pointer, JsonNode schema) {

    static Stream<ExampleObject> allIn(Example example) {
        return new ExampleObject(example, "", example.schema()).andInside();
    }

    /** The names of the fields that are there and that the schema knows. */
    List<String> fields() {
        return json().propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> schema.path("properties").has(name))
                .toList();
    }

    JsonNode schemaOf(String field) {
        return schema.path("properties").path(field);
    }

    boolean requires(String field) {
        return schema.path("required")
                .valueStream()
                .anyMatch(name -> name.asText().equals(field));
    }

    /** A copy of the whole example in which this object was changed. */
    Example changed(Consumer<ObjectNode> change) {
        ObjectNode copy = example.json().deepCopy();
        change.accept((ObjectNode) copy.at(pointer));
        return example.with(copy);
    }

    private JsonNode json() {
        return example.json().at(pointer);
    }

    private Stream<ExampleObject> andInside() {
        Stream<ExampleObject> inside = fields().stream().flatMap(field -> {
            JsonNode value = json().path(field);
            String place = pointer + "/" + field;
            return value.isArray()
                    ? IntStream.range(0, value.size())
                            .mapToObj(i -> new ExampleObject(
                                    example, place + "/" + i, schemaOf(field).path("items")))
                    : Stream.of(new ExampleObject(example, place, schemaOf(field)));
        });
        return Stream.concat(
                Stream.of(this),
                inside.filter(object -> object.schema().has("properties"))
                        .filter(object -> object.json().isObject())
                        .flatMap(ExampleObject::andInside));
    }
}
