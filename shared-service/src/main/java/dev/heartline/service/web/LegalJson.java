package dev.heartline.service.web;

import java.io.IOException;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;

/**
 * Refuses bodies with {@link Characters} that may not be, in any field, value or name, before anything is done with them. What
 * is thrown doesn't hold the text: whoever logs it logs nobody's words.
 */
@Singleton
public class LegalJson implements ObjectMapperCustomizer {

    private static final String ILLEGAL = "it holds a character that no text may hold";

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("legal characters")
                .addDeserializer(String.class, new Values())
                .addKeyDeserializer(String.class, new Names()));
    }

    private static final class Values extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1L;

        Values() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var text = StringDeserializer.instance.deserialize(parser, context);
            if (text != null && !Characters.areLegal(text)) {
                throw MismatchedInputException.from(parser, String.class, ILLEGAL);
            }
            return text;
        }
    }

    private static final class Names extends KeyDeserializer {

        @Override
        public Object deserializeKey(String name, DeserializationContext context) throws IOException {
            if (!Characters.areLegal(name)) {
                throw MismatchedInputException.from(context.getParser(), String.class, ILLEGAL);
            }
            return name;
        }
    }
}
