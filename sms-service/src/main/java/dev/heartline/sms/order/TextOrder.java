package dev.heartline.sms.order;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.apache.commons.codec.digest.DigestUtils;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.sms.template.TemplateText;

/**
 * A text that somebody orders: its words, or a template with what its variables stand for.
 *
 * @param body not blank; at most 1600 characters, which is what providers take in one message
 * @param template name of an active template
 * @param sendAt when it is to leave at the earliest, 90 days ahead at most; null for now, as is what has just passed. Contact hours and
 *     consent are asked then
 * @param on a day of the user's calendar instead of a time, 90 days ahead at most: it leaves at an hour at which the user is mostly about,
 *     or at a usual one where that isn't known
 * @param variables by name; {@code first_name} comes from the profile unless given
 */
@Schema(name = "MessageOrder")
record TextOrder(
        @NotNull UUID userId,

        @Size(max = TemplateText.LONGEST) @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*") @Nullable
        String body,

        @Size(min = 1, max = 100) @Nullable String template,
        @Size(max = 20) Map<@Size(min = 1, max = 64) String, @Size(max = TemplateText.LONGEST) String> variables,
        @Nullable Instant sendAt,
        @Nullable LocalDate on) {

    private static final Duration LATEST = Duration.ofDays(90);

    /** Two clocks differ, and a request takes its time. */
    private static final Duration JUST_NOW = Duration.ofMinutes(5);

    TextOrder {
        variables = variables == null ? Map.of() : Map.copyOf(variables);
    }

    @JsonIgnore
    @AssertTrue(message = "either a body or a template is needed, not both")
    boolean isBodyOrTemplate() {
        return (body == null) != (template == null);
    }

    @JsonIgnore
    @AssertTrue(message = "either a time or a day may be given, not both")
    boolean isTimeOrDay() {
        return sendAt == null || on == null;
    }

    boolean isTooFarAhead(Instant now) {
        var latest = now.plus(LATEST);
        return sendAt != null && !sendAt.isBefore(latest)
                || on != null && !on.isBefore(LocalDate.ofInstant(latest, ZoneOffset.UTC));
    }

    /** It was to leave that long ago that leaving now isn't what was meant. */
    boolean isMissed(Instant now) {
        return sendAt != null && sendAt.isBefore(now.minus(JUST_NOW));
    }

    /** Empty for at once. */
    Optional<Instant> later(Instant now) {
        return Optional.ofNullable(sendAt).filter(now::isBefore);
    }

    /** Equal for equal orders, and for no others. */
    String digest() {
        var fields = new JsonArray()
                .add(userId.toString())
                .add(body)
                .add(template)
                .add(new JsonObject(new TreeMap<>(variables)))
                .add(sendAt == null ? null : sendAt.toString());
        if (on != null) {
            fields.add(on.toString());
        }
        return DigestUtils.sha256Hex(fields.encode());
    }

    /** Whether the digest that was kept is this order's. One of a release before may be: who asks again after an upgrade is known. */
    boolean isOf(String kept) {
        return kept.equals(digest()) || kept.equals(formerDigest());
    }

    /** In which variables ran into each other. It is nobody's whose order was taken since, so that it can't be met on purpose. */
    private String formerDigest() {
        var words = userId + "\n" + body + "\n" + template + "\n" + new TreeMap<>(variables)
                + (sendAt == null ? "" : "\n" + sendAt);
        return DigestUtils.sha256Hex(words);
    }

    @Override
    public String toString() {
        return "TextOrder[" + (template == null ? "in words" : template) + "]";
    }
}
