package dev.heartline.model.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.model.ask.InvalidAnswer;

/** Takes an answer apart. What isn't of the type that was asked for makes the whole answer invalid. */
final class Fields {

    private final JsonNode object;

    /** @throws InvalidAnswer if it is no object */
    Fields(JsonNode object) {
        if (object == null || !object.isObject()) {
            throw new InvalidAnswer("no object");
        }
        this.object = object;
    }

    String text(String name) {
        return checked(name, present(name).isTextual()).asText().strip();
    }

    int number(String name) {
        return checked(name, present(name).isInt()).asInt();
    }

    /** @throws InvalidAnswer also where it is out of bounds */
    double fraction(String name, double least) {
        var value = checked(name, present(name).isNumber()).asDouble();
        checked(name, value >= least && value <= 1);
        return value;
    }

    boolean truth(String name) {
        return checked(name, present(name).isBoolean()).asBoolean();
    }

    /** Empty for a word that says that there is none. */
    <E extends Enum<E> & WireNamed> Optional<E> word(String name, Class<E> set, String none) {
        var word = text(name);
        if (word.equals(none)) {
            return Optional.empty();
        }
        return Stream.of(set.getEnumConstants())
                .filter(one -> one.wireName().equals(word))
                .findFirst()
                .or(() -> {
                    throw new InvalidAnswer(name);
                });
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (var one : checked(name, present(name).isArray())) {
            checked(name, one.isTextual());
            texts.add(one.asText().strip());
        }
        return texts;
    }

    Stream<Fields> objects(String name) {
        var objects = new ArrayList<Fields>();
        checked(name, present(name).isArray()).forEach(one -> objects.add(new Fields(one)));
        return objects.stream();
    }

    private JsonNode present(String name) {
        return object.path(name);
    }

    private JsonNode checked(String name, boolean good) {
        if (!good) {
            throw new InvalidAnswer(name);
        }
        return present(name);
    }
}
