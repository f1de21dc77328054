package dev.heartline.sms.inbound;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.ai.wish.Wish;
import dev.heartline.events.vocabulary.ConsentSource;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.contact.AskedPause;
import dev.heartline.service.contact.Consents;
import dev.heartline.service.contact.ContactChannel;
import dev.heartline.service.contact.Pauses;
import dev.heartline.service.contact.Said;
import dev.heartline.service.contact.Wisher;
import dev.heartline.sms.answer.FixedAnswer;
import dev.heartline.sms.answer.FixedAnswers;
import dev.heartline.sms.answer.Received;
import dev.heartline.sms.followup.FollowUpTexts;

/** Does what a text says about our contacting its sender. */
@ApplicationScoped
class ConsentByText {

    private static final Logger LOG = Logger.getLogger(ConsentByText.class);

    private static final Pattern AN_EVERYDAY_ANSWER = Pattern.compile("(?is)\\W*yes\\W*");

    private final Consents consents;
    private final Pauses pauses;
    private final FixedAnswers answers;
    private final FollowUpTexts followUps;

    ConsentByText(Consents consents, Pauses pauses, FixedAnswers answers, FollowUpTexts followUps) {
        this.consents = consents;
        this.pauses = pauses;
        this.answers = answers;
        this.followUps = followUps;
    }

    /**
     * @param body the words that the wish was read from
     * @return what the text wants, where the wish settles that
     */
    Uni<Optional<SmsIntent>> apply(PlainTransaction transaction, Received received, Wish wish, String body) {
        return switch (wish.kind()) {
            case STOP -> stop(transaction, received, wish).replaceWith(Optional.of(SmsIntent.OPT_OUT));
            case START -> start(transaction, received, wish, body);
            case HELP -> help(transaction, received, wish);
            case POSTPONE -> pause(transaction, received, body).replaceWith(Optional.empty());
            case NONE, HANG_UP, REACTION -> Uni.createFrom().item(Optional.empty());
        };
    }

    /** Confirmed once: somebody who says it again is not texted again. */
    private Uni<Void> stop(PlainTransaction transaction, Received received, Wish wish) {
        return consents.stop(transaction, wisher(received), said(received, wish))
                .invoke(isNew -> LOG.infof(
                        "Text %s opts out of %s%s",
                        received.messageId(), wish.scope(), isNew ? "" : ", which was known"))
                .call(() -> forgetFollowUps(transaction, received, wish.scope()))
                .chain(isNew -> isNew && !isAnswered(wish)
                        ? answers.give(transaction, received, confirmation(wish.scope()))
                        : Uni.createFrom().voidItem());
    }

    /** For good: who comes back has not asked for them again. */
    private Uni<Void> forgetFollowUps(PlainTransaction transaction, Received received, Wish.Scope scope) {
        return received.party()
                .userId()
                .filter(_ -> channels(scope).contains(ContactChannel.SMS))
                .map(userId -> followUps.stopped(transaction, userId))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Where the carrier has answered it nobody else does, the coach included. */
    private Uni<Optional<SmsIntent>> help(PlainTransaction transaction, Received received, Wish wish) {
        return isAnswered(wish)
                ? Uni.createFrom().item(Optional.of(SmsIntent.REQUEST_HELP))
                : answers.give(transaction, received, FixedAnswer.HELP).replaceWith(Optional.empty());
    }

    /** By the carrier: a second answer of ours would say the same again, and not arrive after a stop. */
    private static boolean isAnswered(Wish wish) {
        return wish.by() == Wish.By.CARRIER;
    }

    private static FixedAnswer confirmation(Wish.Scope scope) {
        return switch (scope) {
            case ALL -> FixedAnswer.OPT_OUT_CONFIRMATION;
            case CALLS -> FixedAnswer.OPT_OUT_OF_CALLS_CONFIRMATION;
            case TEXTS -> FixedAnswer.OPT_OUT_OF_TEXTS_CONFIRMATION;
        };
    }

    /** To somebody who never opted out "yes" is just a word, and to somebody who asked for a pause too. */
    private Uni<Optional<SmsIntent>> start(PlainTransaction transaction, Received received, Wish wish, String body) {
        var said = said(received, wish);
        var who = wisher(received);
        return consents.of(transaction.connection(), who.userId(), who.number()).chain(standings -> {
            boolean mayEndPause =
                    isAnswered(wish) || !AN_EVERYDAY_ANSWER.matcher(body).matches();
            boolean isPaused =
                    mayEndPause && standings.pausedUntil(received.at()).isPresent();
            if (!isPaused && said.channels().stream().noneMatch(standings::areStopped)) {
                return Uni.createFrom().item(Optional.empty());
            }
            LOG.infof("Text %s opts in again", received.messageId());
            return consents.release(transaction, who, said)
                    .chain(isReleased -> isReleased && !isAnswered(wish)
                            ? answers.give(transaction, received, FixedAnswer.OPT_IN_CONFIRMATION)
                            : Uni.createFrom().voidItem())
                    .replaceWith(Optional.of(SmsIntent.OPT_IN));
        });
    }

    /** Confirmed where it is news; whoever has opted out hears nothing, as of anything but that. */
    private Uni<Void> pause(PlainTransaction transaction, Received received, String body) {
        var who = wisher(received);
        return pauses.until(transaction, who, body, received.at())
                .chain(asked -> consents.pause(transaction, who, asked, received.at())
                        .invoke(_ -> LOG.infof("Text %s asks for a pause", received.messageId()))
                        .chain(isNew -> isNew
                                ? confirm(transaction, received, asked)
                                : Uni.createFrom().voidItem()));
    }

    private Uni<Void> confirm(PlainTransaction transaction, Received received, AskedPause asked) {
        return asked.end(received.at())
                .map(end -> answers.give(
                                transaction, received, FixedAnswer.PAUSE_UNTIL_CONFIRMATION, Map.of("until", end))
                        .replaceWithVoid())
                .orElseGet(() -> answers.give(transaction, received, FixedAnswer.PAUSE_CONFIRMATION));
    }

    private static Wisher wisher(Received received) {
        var party = received.party();
        return new Wisher(party.userId(), Optional.of(party.phone()));
    }

    private Said said(Received received, Wish wish) {
        var source = wish.by() == Wish.By.WORDS ? ConsentSource.WORDS : ConsentSource.KEYWORD;
        return new Said(channels(wish.scope()), source, received.messageId(), received.at());
    }

    private static Set<ContactChannel> channels(Wish.Scope scope) {
        return switch (scope) {
            case ALL -> ContactChannel.ALL;
            case CALLS -> Set.of(ContactChannel.CALL);
            case TEXTS -> Set.of(ContactChannel.SMS);
        };
    }
}
