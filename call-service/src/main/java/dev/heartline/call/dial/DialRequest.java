package dev.heartline.call.dial;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.CallPurpose;

/**
 * A wish to call a user.
 *
 * @param carrier asked before all others, by its name; null for the one that is configured
 * @param talkingPoints what the call should come to, in order, as short topics that the caller may hear: "sleep this week"
 */
record DialRequest(
        @NotNull UUID userId,
        @NotNull CallPurpose purpose,

        @Size(max = 10)
        List<
                        @NotBlank @Size(max = 200)
                        @Pattern(
                                regexp = Topic.NO_ORDER,
                                flags = Pattern.Flag.CASE_INSENSITIVE,
                                message = Topic.MESSAGE)
                        String>
                talkingPoints,

        @Size(max = 20) @Nullable String carrier) {

    DialRequest {
        talkingPoints = talkingPoints == null ? List.of() : List.copyOf(talkingPoints);
    }

    WantedCall wanted() {
        return new WantedCall(userId, purpose, talkingPoints, CallContact.contactPurpose(purpose), carrier);
    }
}
