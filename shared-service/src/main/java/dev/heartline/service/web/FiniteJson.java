package dev.heartline.service.web;

import java.io.IOException;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.DoubleDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;

/**
 * Refuses bodies with a number that isn't finite. JSON has none, but {@code "NaN"} in quotes and {@code 1e999} are read as one, and pass
 * by whatever is asked of them by comparison.
 */
@Singleton
public class FiniteJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("finite numbers")
                .addDeserializer(double.class, new Finite(double.class, 0d))
                .addDeserializer(Double.class, new Finite(Double.class, null)));
    }

    private static final class Finite extends DoubleDeserializer {

        private static final long serialVersionUID = 1L;

        private Finite(Class<Double> type, Double nothing) {
            super(type, nothing);
        }

        @Override
        public Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var number = super.deserialize(parser, context);
            if (number != null && !Double.isFinite(number)) {
                throw context.weirdNumberException(number, Double.class, "it isn't finite");
            }
            return number;
        }
    }
}
