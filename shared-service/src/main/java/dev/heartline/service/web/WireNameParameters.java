package dev.heartline.service.web;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

import dev.heartline.events.vocabulary.WireNamed;

/** Words of closed sets in paths and queries, by their wire names; others are a bad request that names the words there are. */
@Provider
public class WireNameParameters implements ParamConverterProvider {

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type.isEnum() && WireNamed.class.isAssignableFrom(type) ? new WireNames<>(type) : null;
    }

    private record WireNames<T>(Class<T> set) implements ParamConverter<T> {

        @Override
        public T fromString(String name) {
            if (name == null) {
                return null;
            }
            var words = Arrays.asList(set.getEnumConstants());
            return words.stream()
                    .filter(word -> toString(word).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new BadRequestException("'%s' is not one of %s"
                            .formatted(name, words.stream().map(this::toString).toList())));
        }

        @Override
        public String toString(T word) {
            return ((WireNamed) word).wireName();
        }
    }
}
