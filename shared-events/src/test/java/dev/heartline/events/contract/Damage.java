package dev.heartline.events.contract;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A way to spoil a field that its schema has to notice. */
enum Damage {
    ANOTHER_TYPE {
        @Override
        boolean concerns(ExampleObject object, String field) {
            return true;
        }

        @Override
        void spoil(ObjectNode json, String field, JsonNode schema) {
            json.putArray(field).addArray();
        }
    },
    MISSING {
        @Override
        boolean concerns(ExampleObject object, String field) {
            return object.requires(field);
        }

        @Override
        void spoil(ObjectNode json, String field, JsonNode schema) {
            json.remove(field);
        }
    },
    NULL {
        @Override
        boolean concerns(ExampleObject object, String field) {
            return object.requires(field);
        }

        @Override
        void spoil(ObjectNode json, String field, JsonNode schema) {
            json.putNull(field);
        }
    },
    NO_WORD_OF_THE_SET {
        @Override
        boolean concerns(ExampleObject object, String field) {
            return object.schemaOf(field).has("enum");
        }

        @Override
        void spoil(ObjectNode json, String field, JsonNode schema) {
            json.put(field, "no_such_word");
        }
    },
    NOT_OF_THE_FORMAT {
        @Override
        boolean concerns(ExampleObject object, String field) {
            return object.schemaOf(field).has("format");
        }

        @Override
        void spoil(ObjectNode json, String field, JsonNode schema) {
            json.put(field, NOT_OF.get(schema.path("format").asText()));
        }
    },
    TOO_SMALL {
        @Override
        boolean concerns(ExampleObject object, String field) {
            return object.schemaOf(field).has("minimum");
        }

        @Override
        void spoil(ObjectNode json, String field, JsonNode schema) {
            json.put(field, schema.path("minimum").asInt() - 1);
        }
    },
    TOO_LARGE {
        @Override
        boolean concerns(ExampleObject object, String field) {
            return object.schemaOf(field).has("maximum");
        }

        @Override
        void spoil(ObjectNode json, String field, JsonNode schema) {
            json.put(field, schema.path("maximum").asDouble() + 0.01);
        }
    };

    private static final Map<String, String> NOT_OF =
            Map.of("uuid", "walk-17", "date-time", "yesterday", "date", "14 May 1989", "uri", "not a uri");

    /** Whether the schema says anything about it. */
    abstract boolean concerns(ExampleObject object, String field);

    abstract void spoil(ObjectNode json, String field, JsonNode schema);
}
