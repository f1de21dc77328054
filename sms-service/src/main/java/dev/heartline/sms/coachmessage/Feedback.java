package dev.heartline.sms.coachmessage;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of something that the coach sent them. Replaces what they said before.
 *
 * @param helpfulnessRating 1 for not at all, 5 for very
 */
@Schema(name = "CoachMessageFeedback")
record Feedback(
        @Nullable @Min(1) @Max(5) Integer helpfulnessRating,
        @Nullable @Size(min = 1, max = 2000) String feedbackText) {

    @JsonIgnore
    @AssertTrue(message = "a rating or a text is needed")
    boolean isSaying() {
        return helpfulnessRating != null || feedbackText != null;
    }

    @Override
    public String toString() {
        return "Feedback[" + helpfulnessRating + "]";
    }
}
