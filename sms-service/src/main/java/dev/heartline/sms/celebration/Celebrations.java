package dev.heartline.sms.celebration;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.RewardTriggered;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.sms.outbound.NewText;
import dev.heartline.sms.outbound.TextQueue;
import dev.heartline.sms.template.SmsTemplate;
import dev.heartline.sms.template.TemplateConfig;
import dev.heartline.sms.template.TemplateWords;
import dev.heartline.sms.template.TemplateWords.Worded;
import dev.heartline.sms.template.Templates;
import dev.heartline.sms.template.UnusableTemplate;
import dev.heartline.sms.template.UnusableTemplates;

/**
 * Queues a celebration for each reward that asks for a text: one, however often the reward is told; none where the template of
 * celebrations is switched off or of no use.
 */
@ApplicationScoped
class Celebrations {

    private static final Logger LOG = Logger.getLogger(Celebrations.class);
    private static final String CONSUMER = "celebration";

    private final EventConsumer consumer;
    private final Transactions transactions;
    private final Profiles profiles;
    private final Templates templates;
    private final TemplateWords words;
    private final UnusableTemplates unusable;
    private final TextQueue queue;
    private final CelebrationConfig config;
    private final TemplateConfig naming;

    Celebrations(
            EventConsumer consumer,
            Transactions transactions,
            Profiles profiles,
            Templates templates,
            TemplateWords words,
            UnusableTemplates unusable,
            TextQueue queue,
            CelebrationConfig config,
            TemplateConfig naming) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.profiles = profiles;
        this.templates = templates;
        this.words = words;
        this.unusable = unusable;
        this.queue = queue;
        this.config = config;
        this.naming = naming;
    }

    @Incoming("reward-triggered")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(message, EventType.REWARD_TRIGGERED, this::celebrate);
    }

    private Uni<Void> celebrate(Event<RewardTriggered> event) {
        if (!event.body().channels().contains(Channel.SMS)) {
            return Uni.createFrom().voidItem();
        }
        var queued = new AtomicBoolean();
        return templates
                .active(config.template())
                .chain(template -> words(event, template))
                .chain(worded -> transactions.plainOnce(
                        CONSUMER, event, transaction -> celebrate(transaction, event, worded, queued)))
                .invoke(() -> {
                    if (queued.get()) {
                        LOG.infof(
                                "Reward %s is to be texted as %s", event.body().rewardId(), textId(event));
                        queue.nudge();
                    }
                })
                // What is wrong with a template is no fault of the reward, which shows in other places too.
                .onFailure(UnusableTemplate.class)
                .invoke(why -> unusable.tell(config.template(), why))
                .onFailure(UnusableTemplate.class)
                .recoverWithNull();
    }

    /** Empty where nobody is known by the id. */
    private Uni<Optional<Worded>> words(Event<RewardTriggered> event, SmsTemplate template) {
        var reward = event.body();
        return profiles.find(reward.userId())
                .chain(found -> found.map(user -> words.of(
                                        template,
                                        user,
                                        Map.of(
                                                "first_name",
                                                user.firstName().orElse(naming.nameIfUnknown()),
                                                "message",
                                                reward.message()),
                                        textId(event))
                                .map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** @param queued whether a text of it is */
    private Uni<Void> celebrate(
            PlainTransaction transaction, Event<RewardTriggered> event, Optional<Worded> worded, AtomicBoolean queued) {
        return profiles.find(transaction.connection(), event.body().userId())
                .chain(user -> user.isPresent() && worded.isPresent()
                        ? celebrate(transaction, event, user.get(), worded.get())
                                .invoke(queued::set)
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> celebrate(
            PlainTransaction transaction, Event<RewardTriggered> event, KnownUser user, Worded worded) {
        return queue.add(transaction, text(event, user, worded))
                .call(isNew -> isNew
                        ? words.chosen(transaction, worded)
                        : Uni.createFrom().voidItem());
    }

    private static UUID textId(Event<RewardTriggered> event) {
        return RewardTriggered.textOf(event.body().rewardId());
    }

    private static NewText text(Event<RewardTriggered> event, KnownUser user, Worded worded) {
        return new NewText(
                textId(event),
                Optional.of(user.userId()),
                user.phone(),
                worded.body(),
                ContactPurpose.CELEBRATION,
                Optional.of(worded.template()),
                worded.writtenBy(),
                NewText.Origin.Happening.of(event));
    }
}
