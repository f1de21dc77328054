package dev.heartline.service.web;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.temporal.TemporalAccessor;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.DoubleDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;

/**
 * Takes numbers and times in bodies for what they are: no text becomes a number, no number with decimals a whole one, nothing becomes
 * infinite, and no time lies outside {@link PlausibleYears}. Events have a mapper of their own.
 */
@Singleton
public class PlausibleJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        for (var number : new LogicalType[] {LogicalType.Integer, LogicalType.Float, LogicalType.Boolean}) {
            mapper.coercionConfigFor(number)
                    .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        }
        mapper.coercionConfigFor(LogicalType.Integer).setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Boolean).setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
        mapper.registerModule(new SimpleModule("plausible numbers and times")
                .addDeserializer(Double.class, new Finite(Double.class, null))
                .addDeserializer(Double.TYPE, new Finite(Double.TYPE, 0.0))
                .setDeserializerModifier(new Times()));
    }

    /** {@code "NaN"} would be taken whatever the rules of coercion say, and {@code 1e400} becomes infinite. */
    private static final class Finite extends DoubleDeserializer {

        private static final long serialVersionUID = 1L;

        Finite(Class<Double> type, Double absent) {
            super(type, absent);
        }

        @Override
        public Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var number = parser.hasToken(JsonToken.VALUE_STRING) ? null : super.deserialize(parser, context);
            if (number == null || !Double.isFinite(number)) {
                throw MismatchedInputException.from(parser, Double.class, "it is no finite number");
            }
            return number;
        }
    }

    private static final class Times extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
            return PlausibleYears.TYPES.contains(description.getBeanClass())
                    ? new Plausible(deserializer)
                    : deserializer;
        }
    }

    private static final class Plausible extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        Plausible(JsonDeserializer<?> reader) {
            super(reader);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
            return new Plausible(reader);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                var time = super.deserialize(parser, context);
                if (time instanceof TemporalAccessor read && !PlausibleYears.hold(read)) {
                    throw MismatchedInputException.from(parser, handledType(), "it is no time that a request may name");
                }
                return time;
            } catch (DateTimeException | ArithmeticException _) {
                throw MismatchedInputException.from(parser, handledType(), "it is no time that there is");
            }
        }
    }
}
