package dev.heartline.service.web;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

import dev.heartline.events.vocabulary.WireNamed;

/** Words of closed sets in paths and queries, by their wire names; others are a bad request that names the words there are. */
@Provider
public class WireNameParameters implements ParamConverterProvider {

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type.isEnum() && WireNamed.class.isAssignableFrom(type) ? new WireNames(type) : null;
    }

    private record WireNames<E extends Enum<E> & WireNamed>(Class<E> set) implements ParamConverter<E> {

        @Override
        public E fromString(String name) {
            try {
                return name == null ? null : WireNamed.of(set, name);
            } catch (IllegalArgumentException e) {
                throw new BadRequestException("A parameter is not one of " + words(), e);
            }
        }

        private List<String> words() {
            return Arrays.stream(set.getEnumConstants())
                    .map(WireNamed::wireName)
                    .toList();
        }

        @Override
        public String toString(E word) {
            return word.wireName();
        }
    }
}
