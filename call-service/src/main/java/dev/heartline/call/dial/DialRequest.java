package dev.heartline.call.dial;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.call.lifecycle.VoicemailAction;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.WireNamed;

/**
 * A wish to call a user.
 *
 * @param carrier asked before all others, by its name; null for the one that is configured
 * @param onVoicemail what is done where a machine picks up; it is hung up on where nothing is said of it
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

        @Size(max = 20) @Nullable String carrier,

        @Schema(enumeration = {"hang_up", "leave_message"}) @Pattern(regexp = "hang_up|leave_message") @Nullable
        String onVoicemail) {

    DialRequest {
        talkingPoints = talkingPoints == null ? List.of() : List.copyOf(talkingPoints);
    }

    WantedCall wanted() {
        return new WantedCall(userId, purpose, talkingPoints, CallContact.contactPurpose(purpose), carrier);
    }

    VoicemailAction uponMachine() {
        return onVoicemail == null ? VoicemailAction.HANG_UP : WireNamed.of(VoicemailAction.class, onVoicemail);
    }

    /** A request that says nothing of machines reads as before it could, so that one that comes again over an upgrade is the same. */
    String asked() {
        return "DialRequest[userId=" + userId + ", purpose=" + purpose + ", talkingPoints=" + talkingPoints
                + ", carrier=" + carrier + (onVoicemail == null ? "" : ", onVoicemail=" + onVoicemail) + "]";
    }
}
