package dev.heartline.sms.coachmessage;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.Channel;

/**
 * What a host showed or pushed in the coach's name.
 *
 * @param channel {@code in_app} or {@code push}: texts and calls are logged by themselves
 * @param ctaText what it asks the user to do, in words; null where it asks for nothing
 * @param ctaAction the same as the host names it; goes with {@code ctaText}
 * @param sentAt null for now
 */
@Schema(name = "NewCoachMessage")
record NewCoachMessage(
        @NotNull UUID userId,
        @NotNull Channel channel,

        @NotNull @Size(min = 1, max = 4000) @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*")
        String body,

        @Nullable @Size(min = 1, max = 200) String ctaText,
        @Nullable @Pattern(regexp = "[a-z][a-z0-9_]{0,99}") String ctaAction,
        @Nullable Instant sentAt) {

    @JsonIgnore
    @AssertTrue(message = "texts and calls are logged by themselves")
    boolean isOfTheHost() {
        return channel != Channel.SMS && channel != Channel.CALL;
    }

    @JsonIgnore
    @AssertTrue(message = "ctaText and ctaAction go together")
    boolean isCallToActionWhole() {
        return (ctaText == null) == (ctaAction == null);
    }

    @Override
    public String toString() {
        return "NewCoachMessage[" + channel + "]";
    }
}
