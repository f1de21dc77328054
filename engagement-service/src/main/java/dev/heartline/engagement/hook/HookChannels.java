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
     * A text only for what can't wait, and a call only for what is urgent and for whom calls are dearest: one of the two, and only where
     * the contact policy lets a nudge through by it right now. Nothing is held for later. Where it lets no call through, a text is tried.
     * To whom the app is dearest only what is urgent is texted.
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
        boolean mayCall = isWorthACall(hook.urgency(), preferred) && user.consentsTo(Channel.CALL);
        boolean mayText = isWorthAText(hook.urgency(), preferred) && user.consentsTo(Channel.SMS);
        return allowed(mayCall, ContactChannel.CALL, transaction, decision, user)
                .chain(calls -> calls
                        ? Uni.createFrom().item(Optional.of(Channel.CALL))
                        : allowed(mayText, ContactChannel.SMS, transaction, decision, user)
                                .map(texts -> texts ? Optional.of(Channel.SMS) : Optional.<Channel>empty()))
                .map(disturbing -> {
                    disturbing.ifPresent(channels::add);
                    return channels;
                });
    }

    private Uni<Boolean> allowed(
            boolean wanted,
            ContactChannel channel,
            PlainTransaction transaction,
            HookDecision decision,
            KnownUser user) {
        return wanted && user.phone().isPresent()
                ? contacts.decide(
                                transaction,
                                new PlannedContact(
                                        channel,
                                        ContactPurpose.NUDGE,
                                        Optional.of(user.userId()),
                                        Optional.of(user),
                                        user.phone(),
                                        decision.hookId()))
                        .map(ContactVerdict.Allowed.class::isInstance)
                : Uni.createFrom().item(false);
    }

    /** A telephone that rings interrupts whatever they do: only by whoever talks with us by themselves it is taken kindly. */
    static boolean isWorthACall(Urgency urgency, Optional<Channel> preferred) {
        return urgency.compareTo(Urgency.HIGH) >= 0
                && preferred.filter(Channel.CALL::equals).isPresent();
    }

    static boolean isWorthAText(Urgency urgency, Optional<Channel> preferred) {
        return urgency.compareTo(leastToText(preferred)) >= 0;
    }

    private static Urgency leastToText(Optional<Channel> preferred) {
        return preferred
                .filter(channel -> channel == Channel.IN_APP || channel == Channel.PUSH)
                .map(_ -> Urgency.HIGH)
                .orElse(Urgency.MEDIUM);
    }
}
