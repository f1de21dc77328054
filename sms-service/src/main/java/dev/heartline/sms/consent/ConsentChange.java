package dev.heartline.sms.consent;

import java.util.EnumSet;
import java.util.Set;

import jakarta.validation.constraints.AssertTrue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.ConsentStanding;
import dev.heartline.service.contact.ContactChannel;

/**
 * What a user wants from now on, of one channel or both.
 *
 * @param calls null to leave it as it is
 * @param texts null to leave it as it is
 */
@Schema(name = "ConsentChange")
record ConsentChange(
        @Nullable ConsentStanding calls, @Nullable ConsentStanding texts) {

    @JsonIgnore
    @AssertTrue(message = "calls or texts, or both, have to be stopped or released")
    boolean isAboutAnything() {
        return calls != null || texts != null;
    }

    Set<ContactChannel> channels(ConsentStanding standing) {
        var channels = EnumSet.noneOf(ContactChannel.class);
        if (calls == standing) {
            channels.add(ContactChannel.CALL);
        }
        if (texts == standing) {
            channels.add(ContactChannel.SMS);
        }
        return channels;
    }
}
