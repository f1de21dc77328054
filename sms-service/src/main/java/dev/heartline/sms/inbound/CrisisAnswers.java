package dev.heartline.sms.inbound;

import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.ai.crisis.CrisisResponses;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.messaging.transaction.PlainTransaction;

/** Answers danger at once, whoever speaks of it: with fixed words and the crisis numbers of where the sender's phone is from. */
@ApplicationScoped
class CrisisAnswers {

    private static final Logger LOG = Logger.getLogger(CrisisAnswers.class);
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    private final CrisisResponses responses;
    private final FixedAnswers answers;

    CrisisAnswers(CrisisResponses responses, FixedAnswers answers) {
        this.responses = responses;
        this.answers = answers;
    }

    Uni<Void> give(PlainTransaction transaction, Received received, CrisisKind kind) {
        LOG.warnf("Text %s speaks of danger", received.messageId());
        var words = responses.inText(kind, locale(received.party().phone()));
        return answers.give(transaction, received, FixedAnswer.CRISIS_RESPONSE, Map.of("response", words));
    }

    /** Of unknown region where the number tells none: the words then name numbers for everywhere. */
    private static Locale locale(String phone) {
        try {
            var region = PLANS.getRegionCodeForNumber(PLANS.parse(phone, null));
            return region == null ? Locale.ENGLISH : Locale.of("en", region);
        } catch (NumberParseException e) {
            return Locale.ENGLISH;
        }
    }
}
