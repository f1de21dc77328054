package dev.heartline.events.contract;

import java.util.Arrays;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.events.EventSchemas;
import dev.heartline.events.EventType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/** A schema notices whatever is wrong with an event, wherever it is. */
class RefusalTest {

    /** Every field of every example, at any depth, spoiled in every way that its schema speaks of. */
    static Stream<Arguments> damages() {
        return Example.all()
                .flatMap(ExampleObject::allIn)
                .flatMap(object -> object.fields().stream()
                        .flatMap(field -> Arrays.stream(Damage.values())
                                .filter(damage -> damage.concerns(object, field))
                                .map(damage -> argumentSet(
                                        "%s%s/%s %s".formatted(object.example(), object.pointer(), field, damage),
                                        object,
                                        field,
                                        damage))));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void aDamagedEventIsRefused(ExampleObject object, String field, Damage damage) {
        Example damaged = object.changed(json -> damage.spoil(json, field, object.schemaOf(field)));

        assertThat(damaged.violations()).isNotEmpty();
    }

    @Test
    void whatIsNoObjectIsRefused() {
        assertThat(EventType.ALL)
                .allSatisfy(type -> assertThat(EventSchemas.violations(type, TextNode.valueOf("hello")))
                        .isNotEmpty());
    }

    @Test
    void aViolationNamesThePlaceButNotTheValue() {
        ExampleObject call = ExampleObject.allIn(
                        Example.of(EventType.CALL_COMPLETED).getFirst())
                .findFirst()
                .orElseThrow();

        Example damaged = call.changed(json -> json.put("outcome", "+12025550143"));

        assertThat(damaged.violations())
                .singleElement()
                .asString()
                .contains("/outcome")
                .doesNotContain("2025550143");
    }

    /** A field of the sender's own may be named by anybody's words, and the log of a service is no place for them. */
    @Test
    void aViolationTellsTheNamesOfTheSchemaOnly() {
        ExampleObject behavior = ExampleObject.allIn(
                        Example.of(EventType.BEHAVIOR_RECORDED).getFirst())
                .findFirst()
                .orElseThrow();

        Example damaged =
                behavior.changed(json -> json.putObject("attributes").put("my number is +12025550143\nFAKE", 5));

        assertThat(EventSchemas.violations(EventType.BEHAVIOR_RECORDED, damaged.json()))
                .singleElement()
                .satisfies(violation -> assertThat(violation.toString())
                        .startsWith("/attributes/* ")
                        .doesNotContain("2025550143", "FAKE", "\n"))
                .satisfies(violation -> assertThat(violation.whole()).contains("my number is +12025550143"));
    }
}
