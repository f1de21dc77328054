package dev.heartline.service.web;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

/** Ids in paths and queries. What is not one is a bad request that says so; by default it would look like a missing page. */
@Provider
public class UuidParameters implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type == UUID.class ? (ParamConverter<T>) new Uuids() : null;
    }

    private record Uuids() implements ParamConverter<UUID> {

        @Override
        public UUID fromString(String text) {
            try {
                return text == null ? null : UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                // Not which: it may be somebody's number.
                throw new BadRequestException("A parameter is not a UUID", e);
            }
        }

        @Override
        public String toString(UUID id) {
            return id.toString();
        }
    }
}
