package dev.heartline.call.lifecycle;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.AnsweredBy;

/**
 * Who picked up a call, as far as is known, and what is done where it was a machine.
 *
 * @param answeredBy what is believed
 * @param networkVerdict what the carrier made of it, in its own word, whether it is believed or not
 * @param greetingVerdict the first sentences were a machine's
 * @param onVoicemail what is done where a machine picks up; null for a call that came in
 * @param message what became of the message that was to be left; null where none was, or no machine has picked up
 */
@Embeddable
record WhoPickedUp(
        @Column(name = "answered_by") @Nullable AnsweredBy answeredBy,
        @Column(name = "network_verdict") @Nullable String networkVerdict,
        @Column(name = "greeting_verdict") boolean greetingVerdict,
        @Column(name = "on_voicemail") @Nullable VoicemailAction onVoicemail,
        @Column(name = "mailbox_message") @Nullable MailboxMessage message) {

    static final WhoPickedUp NOBODY = new WhoPickedUp(null, null, false, null, null);

    private static final int LONGEST_WORD = 40;

    /** A machine stays one: its greeting is a surer sign than what the network heard. */
    WhoPickedUp by(@Nullable AnsweredBy who) {
        return who == null || answeredBy == AnsweredBy.MACHINE
                ? this
                : new WhoPickedUp(who, networkVerdict, greetingVerdict, onVoicemail, message);
    }

    /** Somebody has said what no machine says, whatever was made of them before: no message is left. */
    WhoPickedUp spokenToByPerson() {
        return new WhoPickedUp(AnsweredBy.HUMAN, networkVerdict, greetingVerdict, onVoicemail, message).leftNothing();
    }

    WhoPickedUp toldByNetwork(String word) {
        return word.isBlank()
                ? this
                : new WhoPickedUp(
                        answeredBy,
                        word.substring(0, Math.min(word.length(), LONGEST_WORD)),
                        greetingVerdict,
                        onVoicemail,
                        message);
    }

    WhoPickedUp greetedByMachine() {
        return new WhoPickedUp(answeredBy, networkVerdict, true, onVoicemail, message);
    }

    WhoPickedUp message(MailboxMessage what) {
        return new WhoPickedUp(answeredBy, networkVerdict, greetingVerdict, onVoicemail, what);
    }

    /** What was still to be left in the mailbox is not left any more. */
    WhoPickedUp leftNothing() {
        return message == MailboxMessage.WAITING ? message(MailboxMessage.NOT_LEFT) : this;
    }
}
