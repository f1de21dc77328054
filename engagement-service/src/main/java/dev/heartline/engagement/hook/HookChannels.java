package dev.heartline.engagement.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.engagement.policy.hook.Hook;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.Urgency;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.contact.ContactChannel;
import dev.heartline.service.contact.ContactDecisions;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.service.contact.ContactVerdict;
import dev.heartline.service.contact.PlannedContact;
import dev.heartline.service.profile.KnownUser;

/** Over which channels a hook is told. */
@ApplicationScoped
class HookChannels {

    private final ContactDecisions contacts;

    HookChannels(ContactDecisions contacts) {
        this.contacts = contacts;
    }

    /**
     * A text only for what can't wait, and only where the contact policy lets a nudge through right now: nothing is held for later. To
     * whom the app is dearest only what is urgent is texted.
     *
     * @param preferred the channel that the user chooses by themselves; empty where too little is known
     */
    Uni<List<Channel>> of(
            PlainTransaction transaction,
            HookDecision decision,
            Hook hook,
            KnownUser user,
            Optional<Channel> preferred) {
        var channels = new ArrayList<Channel>();
        if (user.consentsTo(Channel.PUSH)) {
            channels.add(Channel.PUSH);
        }
        channels.add(Channel.IN_APP);
        if (hook.urgency().compareTo(leastToText(preferred)) < 0
                || !user.consentsTo(Channel.SMS)
                || user.phone().isEmpty()) {
            return Uni.createFrom().item(channels);
        }
        var text = new PlannedContact(
                ContactChannel.SMS,
                ContactPurpose.NUDGE,
                Optional.of(user.userId()),
                Optional.of(user),
                user.phone(),
                decision.hookId());
        return contacts.decide(transaction, text).map(verdict -> {
            if (verdict instanceof ContactVerdict.Allowed) {
                channels.add(Channel.SMS);
            }
            return channels;
        });
    }

    private static Urgency leastToText(Optional<Channel> preferred) {
        return preferred
                .filter(channel -> channel == Channel.IN_APP || channel == Channel.PUSH)
                .map(_ -> Urgency.HIGH)
                .orElse(Urgency.MEDIUM);
    }
}
