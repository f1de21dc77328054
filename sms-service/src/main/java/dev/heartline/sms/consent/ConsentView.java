package dev.heartline.sms.consent;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.ConsentChanged;
import dev.heartline.events.vocabulary.ConsentSource;
import dev.heartline.events.vocabulary.ConsentStanding;
import dev.heartline.service.contact.ContactStanding;
import dev.heartline.service.contact.Standings;

/**
 * What is known of a user's wishes about being contacted.
 *
 * @param user what they said
 * @param number what was said at the number of their profile, by whomever; either one is enough to be left alone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Consent")
record ConsentView(UUID userId, Contact user, Contact number) {

    /** @param pausedUntil nothing that we start before */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ConsentOfContact")
    record Contact(
            @Nullable Word calls,
            @Nullable Word texts,
            @Nullable Instant pausedUntil) {

        static Contact of(ContactStanding standing) {
            return new Contact(Word.of(standing.calls()), Word.of(standing.texts()), standing.pausedUntil());
        }
    }

    /** @param sourceId the text, call or request in which it was said */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ConsentOfChannel")
    record Word(
            ConsentStanding standing,
            Instant since,
            ConsentSource source,
            @Nullable UUID sourceId) {

        static Word of(ConsentChanged.Channel word) {
            return word == null ? null : new Word(word.standing(), word.since(), word.source(), word.sourceId());
        }
    }

    static ConsentView of(UUID userId, Standings standings) {
        return new ConsentView(userId, Contact.of(standings.user()), Contact.of(standings.number()));
    }
}
