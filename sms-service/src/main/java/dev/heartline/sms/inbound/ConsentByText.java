package dev.heartline.sms.inbound;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.ai.wish.Keyword;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.sms.optout.OptOutSource;
import dev.heartline.sms.optout.OptOuts;

/** Does what a text says about the texting itself. */
@ApplicationScoped
class ConsentByText {

    private static final Logger LOG = Logger.getLogger(ConsentByText.class);

    private final OptOuts optOuts;
    private final FixedAnswers answers;
    private final Clock clock;

    ConsentByText(OptOuts optOuts, FixedAnswers answers, Clock clock) {
        this.optOuts = optOuts;
        this.answers = answers;
        this.clock = clock;
    }

    /** @return what the text wants, where the keyword settles that */
    Uni<Optional<SmsIntent>> apply(PlainTransaction transaction, Received received, Keyword keyword) {
        return switch (keyword) {
            case OPT_OUT -> optOut(transaction, received).replaceWith(Optional.of(SmsIntent.OPT_OUT));
            case OPT_IN -> optIn(transaction, received);
            case HELP -> answers.give(transaction, received, FixedAnswer.HELP).replaceWith(Optional.empty());
            case NONE -> Uni.createFrom().item(Optional.empty());
        };
    }

    /** Confirmed once: somebody who says it again is not texted again. */
    private Uni<Void> optOut(PlainTransaction transaction, Received received) {
        return optOuts.bind(transaction, received.party(), OptOutSource.TEXT, received.messageId(), clock.instant())
                .invoke(isNew ->
                        LOG.infof("Text %s opts out%s", received.messageId(), isNew ? "" : ", which was known"))
                .chain(isNew -> isNew
                        ? answers.give(transaction, received, FixedAnswer.OPT_OUT_CONFIRMATION)
                        : Uni.createFrom().voidItem());
    }

    /** To somebody who never opted out "yes" is just a word. */
    private Uni<Optional<SmsIntent>> optIn(PlainTransaction transaction, Received received) {
        return optOuts.release(transaction, received.party(), clock.instant()).chain(released -> {
            if (!released) {
                return Uni.createFrom().item(Optional.empty());
            }
            LOG.infof("Text %s opts in again", received.messageId());
            return answers.give(transaction, received, FixedAnswer.OPT_IN_CONFIRMATION)
                    .replaceWith(Optional.of(SmsIntent.OPT_IN));
        });
    }
}
