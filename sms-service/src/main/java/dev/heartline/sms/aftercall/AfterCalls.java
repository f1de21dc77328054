package dev.heartline.sms.aftercall;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.events.CallCompleted;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallOutcome;
import dev.heartline.events.vocabulary.Speaker;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.care.CrisisQuiet;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.sms.coachmessage.CoachMessages;
import dev.heartline.sms.followup.FollowUpTexts;
import dev.heartline.sms.outbound.NewText;
import dev.heartline.sms.outbound.TextQueue;
import dev.heartline.sms.template.TemplateConfig;
import dev.heartline.sms.template.TemplateWords;
import dev.heartline.sms.template.TemplateWords.Worded;
import dev.heartline.sms.template.Templates;
import dev.heartline.sms.template.UnusableTemplate;
import dev.heartline.sms.template.UnusableTemplates;

/**
 * Logs each call that the coach made, and asks about one that went well enough to be asked about: by a text that leaves by the contact
 * policy like any that we start, not too often, and never after danger.
 */
@ApplicationScoped
class AfterCalls {

    private static final String CONSUMER = "after-call";

    private final EventConsumer consumer;
    private final Transactions transactions;
    private final Profiles profiles;
    private final CoachMessages messages;
    private final CallQuestions questions;
    private final FollowUpTexts followUps;
    private final Templates templates;
    private final TemplateWords words;
    private final UnusableTemplates unusable;
    private final TextQueue queue;
    private final CrisisQuiet quiet;
    private final SatisfactionConfig config;
    private final TemplateConfig naming;
    private final Clock clock;

    AfterCalls(
            EventConsumer consumer,
            Transactions transactions,
            Profiles profiles,
            CoachMessages messages,
            CallQuestions questions,
            FollowUpTexts followUps,
            Templates templates,
            TemplateWords words,
            UnusableTemplates unusable,
            TextQueue queue,
            CrisisQuiet quiet,
            SatisfactionConfig config,
            TemplateConfig naming,
            Clock clock) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.profiles = profiles;
        this.messages = messages;
        this.questions = questions;
        this.followUps = followUps;
        this.templates = templates;
        this.words = words;
        this.unusable = unusable;
        this.queue = queue;
        this.quiet = quiet;
        this.config = config;
        this.naming = naming;
        this.clock = clock;
    }

    @Incoming("call-completed")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(message, EventType.CALL_COMPLETED, this::follow);
    }

    private Uni<Void> follow(Event<CallCompleted> event) {
        var call = event.body();
        if (call.userId() == null) {
            return Uni.createFrom().voidItem();
        }
        return words(call)
                .chain(worded -> transactions.plainOnce(
                        CONSUMER,
                        event,
                        transaction -> transaction
                                .lock(call.userId().toString())
                                .chain(() -> profiles.find(transaction.connection(), call.userId()))
                                .chain(found -> found.map(user -> follow(transaction, event, user, worded))
                                        .orElseGet(() -> Uni.createFrom().voidItem()))))
                .invoke(queue::nudge);
    }

    private Uni<Void> follow(
            PlainTransaction transaction, Event<CallCompleted> event, KnownUser user, Optional<Worded> worded) {
        var call = event.body();
        var logged = isOfTheCoach(call)
                ? log(transaction, call, user)
                : Uni.createFrom().voidItem();
        return logged.chain(() -> followUps.agreed(transaction, event, user))
                .chain(() -> worded.map(made -> ask(transaction, event, user, made))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** A number was dialled by us. What never rang was not sent. */
    private static boolean isOfTheCoach(CallCompleted call) {
        return call.direction() == CallDirection.OUTBOUND
                && call.outcome() != CallOutcome.FAILED
                && call.outcome() != CallOutcome.CANCELED;
    }

    private Uni<Void> log(PlainTransaction transaction, CallCompleted call, KnownUser user) {
        return messages.logCall(
                transaction,
                call.callId(),
                user.userId(),
                call.initiatedAt(),
                call.direction() == CallDirection.INBOUND,
                Optional.ofNullable(call.answeredAt()),
                firstWords(call));
    }

    private Uni<Void> ask(PlainTransaction transaction, Event<CallCompleted> event, KnownUser user, Worded worded) {
        return questions
                .askedLately(transaction, user.userId())
                .chain(lately -> lately ? Uni.createFrom().item(true) : afterDanger(transaction, event.body(), user))
                .chain(isOutOfPlace -> isOutOfPlace
                        ? Uni.createFrom().voidItem()
                        : queue.add(transaction, question(event, user, worded))
                                .chain(isNew -> isNew
                                        ? asked(transaction, event.body(), user, worded)
                                        : Uni.createFrom().voidItem()));
    }

    /** The call is logged, whoever made it: its rating stands with it. */
    private Uni<Void> asked(PlainTransaction transaction, CallCompleted call, KnownUser user, Worded worded) {
        return words.chosen(transaction, worded)
                .chain(() -> log(transaction, call, user))
                .chain(() -> questions.asked(transaction, worded.textId(), call.callId(), user.userId()));
    }

    /** Heard anywhere, on this call or lately before: also what was taken back since. While it stands the contact policy says no, too. */
    private Uni<Boolean> afterDanger(PlainTransaction transaction, CallCompleted call, KnownUser user) {
        return quiet.heardSince(
                transaction.connection(),
                Optional.of(user.userId()),
                user.phone().orElse(null),
                call.initiatedAt().minus(config.notAfterDanger()));
    }

    private NewText question(Event<CallCompleted> event, KnownUser user, Worded worded) {
        var at = event.body().endedAt().plus(config.after());
        return new NewText(
                worded.textId(),
                Optional.of(user.userId()),
                user.phone(),
                worded.body(),
                ContactPurpose.NUDGE,
                Optional.of(worded.template()),
                worded.writtenBy(),
                new NewText.Origin.Happening(event.id()),
                Optional.of(at.plus(config.expireAfter())),
                Optional.of(at));
    }

    /** Empty where nobody is to be asked, or with nothing. */
    private Uni<Optional<Worded>> words(CallCompleted call) {
        if (!config.ask() || !isWorthAsking(call)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return templates
                .active(config.template())
                .chain(template -> profiles.find(call.userId())
                        .chain(found -> found.map(user -> words.of(
                                                template,
                                                user,
                                                Map.of(
                                                        "first_name",
                                                        user.firstName().orElse(naming.nameIfUnknown())),
                                                textId(call))
                                        .map(Optional::of))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))))
                .onFailure(UnusableTemplate.class)
                .invoke(why -> unusable.tell(config.template(), why))
                .onFailure(UnusableTemplate.class)
                .recoverWithItem(Optional.empty());
    }

    private boolean isWorthAsking(CallCompleted call) {
        return call.outcome() == CallOutcome.COMPLETED
                && call.endedAt() != null
                && call.endedAt()
                        .plus(config.after())
                        .plus(config.expireAfter())
                        .isAfter(clock.instant())
                && (call.analysis() == null || !call.analysis().crisis())
                && call.turns().stream()
                                .filter(turn -> turn.speaker() == Speaker.USER)
                                .count()
                        >= config.leastTurns();
    }

    private static Optional<Instant> firstWords(CallCompleted call) {
        return call.turns().stream()
                .filter(turn -> turn.speaker() == Speaker.USER)
                .map(CallCompleted.Turn::at)
                .findFirst();
    }

    private static UUID textId(CallCompleted call) {
        return Ids.derived("call question", call.callId());
    }
}
