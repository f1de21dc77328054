package dev.heartline.service.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.EventData;

/**
 * Of records that are answered: every field is there, and may be null where its component is {@link Nullable}; of a record that
 * leaves out nulls such a field may be missing instead. Of records that are asked with: what is required is what validation
 * requires, the rest may be left out or be null.
 */
final class Nullability {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName EVENT_DATA = DotName.createSimple(EventData.class);
    private static final DotName UNWRAPPED = DotName.createSimple(JsonUnwrapped.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    private final IndexView classes;

    Nullability(IndexView classes) {
        this.classes = classes;
    }

    void complete(OpenAPI document) {
        var asked = new HashSet<String>();
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .flatMap(operation -> Optional.ofNullable(operation.getRequestBody()).stream())
                .forEach(body -> body.getContent()
                        .getMediaTypes()
                        .values()
                        .forEach(media -> References.below(media.getSchema())
                                .forEach(name -> asked.addAll(References.reachable(document, name)))));
        document.getComponents()
                .getSchemas()
                .forEach((name, schema) ->
                        recordOf(name, schema).ifPresent(found -> complete(schema, found, asked.contains(name))));
    }

    private void complete(Schema schema, ClassInfo found, boolean asked) {
        var leftOut = found.hasDeclaredAnnotation(INCLUDE);
        var properties = new LinkedHashMap<String, Schema>();
        var required = Optional.ofNullable(schema.getRequired()).orElse(List.of());
        var all = new ArrayList<String>();
        components(found).forEach(component -> {
            var field = component.name();
            var property = schema.getProperties().get(field);
            var mayBeNull = isNullable(component);
            properties.put(field, mayBeNull && !leftOut ? orNull(property) : property);
            if (asked ? required.contains(field) : !(mayBeNull && leftOut)) {
                all.add(field);
            }
        });
        schema.setProperties(properties);
        schema.setRequired(all.isEmpty() ? null : all);
        Descriptions.describe(schema, found);
    }

    /** Beside a reference and a closed set, which tools don't take a null into. */
    static Schema orNull(Schema schema) {
        return schema.getRef() != null || schema.getEnumeration() != null
                ? OASFactory.createSchema()
                        .anyOf(List.of(schema, OASFactory.createSchema().addType(SchemaType.NULL)))
                : schema.addType(SchemaType.NULL);
    }

    private static boolean isNullable(RecordComponentInfo component) {
        return component.type().hasAnnotation(NULLABLE);
    }

    private Optional<ClassInfo> recordOf(String name, Schema schema) {
        var fields =
                Optional.ofNullable(schema.getProperties()).map(Map::keySet).orElse(Set.of());
        return fields.isEmpty()
                ? Optional.empty()
                : classes.getKnownClasses().stream()
                        .filter(one -> one.isRecord()
                                && !isContract(one)
                                && schemaName(one).equals(name))
                        .filter(one -> components(one)
                                .map(RecordComponentInfo::name)
                                .collect(Collectors.toSet())
                                .equals(fields))
                        .findFirst();
    }

    /** Events say themselves what is always there: {@link ContractSchemas}. */
    private static boolean isContract(ClassInfo one) {
        return one.interfaceNames().contains(EVENT_DATA);
    }

    private static String schemaName(ClassInfo found) {
        return Optional.ofNullable(found.declaredAnnotation(SCHEMA))
                .map(annotation -> annotation.value("name"))
                .map(value -> value.asString())
                .orElse(found.simpleName());
    }

    private Stream<RecordComponentInfo> components(ClassInfo found) {
        return found.recordComponentsInDeclarationOrder().stream()
                .flatMap(component -> found.field(component.name()).hasAnnotation(UNWRAPPED)
                        ? components(classes.getClassByName(component.type().name()))
                        : Stream.of(component));
    }
}
