package dev.heartline.sms.template;

import java.util.List;
import java.util.Optional;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.ai.coach.CoachContext.Person;
import dev.heartline.events.vocabulary.WireNamed;

/**
 * What an engine goes by when it finds somebody's personal words.
 *
 * @param about a short topic, for example {@code sleep this week}; null for whatever is known of them
 * @param use what it may know of them; null for all there is
 */
@Schema(name = "PersonalizationContext")
public record PersonalizationContext(
        @Size(max = 80) @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*") @Nullable
        String about,

        @Size(max = 4) @Nullable List<@NotNull PersonalData> use) {

    /** Whatever is known of them. */
    static final PersonalizationContext EVERYTHING = new PersonalizationContext(null, null);

    public PersonalizationContext {
        use = use == null ? null : List.copyOf(use);
    }

    static PersonalizationContext read(JsonObject json) {
        var use = json.getJsonArray("use");
        return new PersonalizationContext(
                json.getString("about"),
                use == null
                        ? null
                        : use.stream()
                                .map(name -> WireNamed.of(PersonalData.class, (String) name))
                                .toList());
    }

    JsonObject json() {
        var json = new JsonObject();
        Optional.ofNullable(about).ifPresent(topic -> json.put("about", topic));
        Optional.ofNullable(use)
                .ifPresent(used -> json.put(
                        "use",
                        new JsonArray(used.stream().map(WireNamed::wireName).toList())));
        return json;
    }

    List<String> topics() {
        return about == null ? List.of() : List.of(about);
    }

    /** The person as far as the engine may know them. */
    Person known(Person person) {
        return new Person(
                null, // The template greets, and nobody is named twice.
                uses(PersonalData.MEMORIES) ? person.memories() : List.of(),
                uses(PersonalData.PREFERENCES) ? person.preferences() : List.of(),
                uses(PersonalData.COMMITMENTS) ? person.openCommitments() : List.of(),
                uses(PersonalData.LAST_SUMMARY) ? person.lastSummary() : null,
                person.lastContactAt(),
                person.afterCrisis());
    }

    private boolean uses(PersonalData data) {
        return use == null || use.contains(data);
    }
}
