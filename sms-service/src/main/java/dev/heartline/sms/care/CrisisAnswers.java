package dev.heartline.sms.care;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.ai.crisis.CrisisResponses;
import dev.heartline.care.alert.Answer;
import dev.heartline.care.crisis.Alarm;
import dev.heartline.care.crisis.Danger;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.sms.answer.FixedAnswer;
import dev.heartline.sms.answer.FixedAnswers;
import dev.heartline.sms.answer.Received;

/**
 * Answers danger at once, whoever speaks of it: with fixed words and the crisis numbers of where the sender's phone is from;
 * the other services are told, and a human is.
 */
@ApplicationScoped
public class CrisisAnswers {

    private static final Logger LOG = Logger.getLogger(CrisisAnswers.class);
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    private final CrisisResponses responses;
    private final FixedAnswers answers;
    private final Alarm alarm;
    private final Clock clock;

    CrisisAnswers(CrisisResponses responses, FixedAnswers answers, Alarm alarm, Clock clock) {
        this.responses = responses;
        this.answers = answers;
        this.alarm = alarm;
        this.clock = clock;
    }

    /** @param kind of danger, where there is some */
    public Uni<Void> react(PlainTransaction transaction, Received received, CrisisReaction reaction, CrisisKind kind) {
        return switch (reaction) {
            case NOTHING -> Uni.createFrom().voidItem();
            case ASK -> ask(transaction, received);
            case ALARM -> alarm(transaction, received, kind);
        };
    }

    private Uni<Void> ask(PlainTransaction transaction, Received received) {
        LOG.infof("Text %s is asked about", received.messageId());
        var question =
                responses.careful("asking.directly", locale(received.party().phone()));
        return answers.give(transaction, received, FixedAnswer.CRISIS_QUESTION, Map.of("question", question))
                .replaceWithVoid();
    }

    private Uni<Void> alarm(PlainTransaction transaction, Received received, CrisisKind kind) {
        LOG.warnf("Text %s speaks of danger: %s", received.messageId(), kind.wireName());
        var party = received.party();
        var words = responses.inText(kind, locale(party.phone()));
        var danger = new Danger(
                party.userId().orElse(null), party.phone(), kind, Channel.SMS, received.messageId(), clock.instant());
        return answers.give(transaction, received, FixedAnswer.CRISIS_RESPONSE, Map.of("response", words))
                .map(text -> text.map(Answer::byText).orElseGet(Answer::impossible))
                .chain(answer -> alarm.raise(transaction, danger, answer));
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
