package dev.heartline.service.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.heartline.service.contact.ContactVerdict.Allowed;
import dev.heartline.service.contact.ContactVerdict.Held;
import dev.heartline.service.contact.ContactVerdict.Refused;

/**
 * The one policy for calls and texts, asked at the moment of dispatch. In order:
 *
 * <ol>
 *   <li>Somebody who just told us that they are in danger gets the crisis response: at any hour, whatever was agreed
 *       before.
 *   <li>The one confirmation of an opt-out may go out, and so may the answer to HELP, which carriers want from everybody who
 *       texts. That there is only one of each is the caller's duty.
 *   <li>A stop of the channel, by the person or at the number, refuses everything else.
 *   <li>A direct reply within a conversation that the person began is welcome at any hour and needs no further consent.
 *   <li>Whatever we start needs the profile's consent to the channel.
 *   <li>While it is quiet after a crisis nobody is celebrated or brought back; such a thing is dropped and not kept for later.
 *       Coaching waits until the quiet is over. Reminders and follow-ups come: the person asked for them.
 *   <li>Somebody who said "not now" is left alone until then.
 *   <li>Without a known time zone we cannot know that we don't wake anybody, so it is refused: when in doubt, don't send.
 *       It is not held, because no instant is known at which it would be right.
 *   <li>Outside the contact hours it is held until they open.
 *   <li>At hours that they said they don't want to be contacted at it is held until these are over, and the contact hours open.
 *       Reminders and follow-ups come: the person asked for them.
 *   <li>Whom another service has nudged today nobody nudges today: it is held until the hours of the next day. What somebody
 *       asked for (a reminder, a follow-up, an answer) is no nudge.
 *   <li>Beyond so many contacts within 24 hours it is held until the first of them is that long ago.
 * </ol>
 *
 * <p>What is held is asked again from the top when it is due.
 */
public final class ContactPolicy {
    static final Duration DAY = Duration.ofHours(24);

    private final ContactRules rules;

    public ContactPolicy(ContactRules rules) {
        this.rules = rules;
    }

    public ContactVerdict decide(ContactRequest request) {
        return switch (request.purpose()) {
            case CRISIS_RESPONSE -> new Allowed(ContactReason.CRISIS_RESPONSE);
            case OPT_OUT_CONFIRMATION -> new Allowed(ContactReason.OPT_OUT_CONFIRMATION);
            case HELP -> new Allowed(ContactReason.HELP);
            case REPLY -> stop(request).orElseGet(() -> new Allowed(ContactReason.DIRECT_REPLY));
            case COACHING, CELEBRATION, REMINDER, FOLLOW_UP, NUDGE -> startedByUs(request);
        };
    }

    private ContactVerdict startedByUs(ContactRequest request) {
        return Stream.<Function<ContactRequest, Optional<ContactVerdict>>>of(
                        ContactPolicy::stop,
                        ContactPolicy::noConsent,
                        ContactPolicy::crisis,
                        ContactPolicy::pause,
                        ContactPolicy::noZone,
                        this::quietHours,
                        this::statedHours,
                        this::nudged,
                        this::frequency)
                .map(rule -> rule.apply(request))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new Allowed(ContactReason.WITHIN_CONTACT_HOURS));
    }

    private static Optional<ContactVerdict> stop(ContactRequest request) {
        return refusedIf(request.standings().areStopped(request.channel()), ContactReason.OPTED_OUT);
    }

    private static Optional<ContactVerdict> noConsent(ContactRequest request) {
        return refusedIf(!request.consented(), ContactReason.NO_CONSENT);
    }

    private static Optional<ContactVerdict> crisis(ContactRequest request) {
        return request.quietAfterCrisis().filter(request.now()::isBefore).flatMap(until -> switch (request.purpose()) {
            case CELEBRATION, NUDGE -> Optional.of(new Refused(ContactReason.CRISIS_QUIET));
            case COACHING -> Optional.of(new Held(until, ContactReason.CRISIS_QUIET));
            case REMINDER, FOLLOW_UP, REPLY, HELP, OPT_OUT_CONFIRMATION, CRISIS_RESPONSE -> Optional.empty();
        });
    }

    private static Optional<ContactVerdict> pause(ContactRequest request) {
        return request.standings().pausedUntil(request.now()).map(until -> new Held(until, ContactReason.PAUSED));
    }

    private static Optional<ContactVerdict> noZone(ContactRequest request) {
        return refusedIf(request.zone().isEmpty(), ContactReason.UNKNOWN_TIME_ZONE);
    }

    private Optional<ContactVerdict> quietHours(ContactRequest request) {
        var zone = request.zone().orElseThrow();
        var hours = rules.hours(request.zone());
        return hours.areOpen(request.now(), zone)
                ? Optional.empty()
                : Optional.of(new Held(hours.nextOpening(request.now(), zone), ContactReason.QUIET_HOURS));
    }

    private Optional<ContactVerdict> statedHours(ContactRequest request) {
        return request.purpose().keepsStatedHours()
                ? request.stated()
                        .next(request.now(), request.zone().orElseThrow(), rules.hours(request.zone()))
                        .map(until -> new Held(until, ContactReason.QUIET_HOURS))
                : Optional.empty();
    }

    private Optional<ContactVerdict> nudged(ContactRequest request) {
        var zone = request.zone().orElseThrow();
        var today = request.now().atZone(zone).toLocalDate();
        return request.nudgedElsewhere()
                .filter(at -> request.purpose() == ContactPurpose.NUDGE
                        && at.atZone(zone).toLocalDate().equals(today))
                .map(_ -> new Held(
                        rules.hours(request.zone())
                                .nextOpening(
                                        today.plusDays(1)
                                                .atStartOfDay(zone)
                                                .toInstant()
                                                .minusNanos(1),
                                        zone),
                        ContactReason.NUDGED_TODAY));
    }

    private Optional<ContactVerdict> frequency(ContactRequest request) {
        var lately = request.startedBefore().stream()
                .filter(at -> at.isAfter(request.now().minus(DAY)))
                .sorted()
                .toList();
        return lately.size() < rules.mostPerDay()
                ? Optional.empty()
                : Optional.of(new Held(roomAgain(lately), ContactReason.FREQUENCY_CAP));
    }

    private Instant roomAgain(List<Instant> lately) {
        return lately.get(lately.size() - rules.mostPerDay()).plus(DAY);
    }

    private static Optional<ContactVerdict> refusedIf(boolean so, ContactReason reason) {
        return so ? Optional.of(new Refused(reason)) : Optional.empty();
    }
}
