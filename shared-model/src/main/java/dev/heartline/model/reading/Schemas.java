package dev.heartline.model.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;

import dev.heartline.events.vocabulary.WireNamed;

/** JSON schemas in which every property must be given and no other may: what strict providers ask for. */
final class Schemas {

    private Schemas() {}

    static JsonSchema named(String name, JsonObjectSchema root) {
        return JsonSchema.builder().name(name).rootElement(root).build();
    }

    static JsonObjectSchema closed(JsonObjectSchema.Builder object, String... properties) {
        return object.required(properties).additionalProperties(false).build();
    }

    static JsonSchemaElement list(JsonSchemaElement items) {
        return JsonArraySchema.builder().items(items).build();
    }

    static JsonSchemaElement texts() {
        return list(new JsonStringSchema());
    }

    static JsonSchemaElement oneOf(List<String> words) {
        return JsonEnumSchema.builder().enumValues(words).build();
    }

    /** @param none a word besides for "can't tell" */
    static <E extends Enum<E> & WireNamed> List<String> words(Class<E> set, String none) {
        var words = new ArrayList<>(
                Stream.of(set.getEnumConstants()).map(WireNamed::wireName).toList());
        if (none != null) {
            words.add(none);
        }
        return words;
    }
}
