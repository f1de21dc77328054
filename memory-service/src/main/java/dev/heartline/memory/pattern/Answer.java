package dev.heartline.memory.pattern;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.heartline.events.RewardTriggered;
import dev.heartline.events.vocabulary.Channel;

/**
 * What became of a contact of ours.
 *
 * @param after how long until the user engaged with a message, or did something after any other contact; empty where nothing came within
 *     {@link #WITHIN}
 * @param channel that it took; empty where that isn't known
 */
record Answer(Interaction contact, Optional<Duration> after, Optional<Channel> channel) {

    static final Duration WITHIN = Duration.ofDays(1);

    /** Who has just written to us is in a conversation already: what we write then tells nothing of how they are reached. */
    private static final Duration CONVERSATION = Duration.ofHours(1);

    /** @param told in the order in which it happened */
    static List<Answer> of(List<Interaction> told) {
        var texts = textsOfRewards(told);
        var announcements = Set.copyOf(texts.values());
        List<Answer> answers = new ArrayList<>();
        @Nullable Instant next = null;
        for (var one : told.reversed()) {
            if (one.kind().isOfOurs() && !announcements.contains(one.id())) {
                answers.add(answer(one, Optional.ofNullable(next), Optional.ofNullable(texts.get(one.id()))));
            }
            if (one.kind().isOfTheUser()) {
                next = one.at();
            }
        }
        return withoutConversation(answers.reversed(), told);
    }

    boolean engaged() {
        return after.isPresent();
    }

    /** The texts that announced rewards, by the reward: the reward says what it was, and is not counted twice. */
    private static Map<UUID, UUID> textsOfRewards(List<Interaction> told) {
        var messages = told.stream()
                .filter(one -> one.kind() == Interaction.Kind.MESSAGE)
                .map(Interaction::id)
                .collect(Collectors.toSet());
        return told.stream()
                .filter(one -> one.kind() == Interaction.Kind.REWARD)
                .map(Interaction::id)
                .filter(reward -> messages.contains(RewardTriggered.textOf(reward)))
                .collect(Collectors.toMap(Function.identity(), RewardTriggered::textOf));
    }

    /** @param next when the user did something again */
    private static Answer answer(Interaction contact, Optional<Instant> next, Optional<UUID> text) {
        return switch (contact.kind()) {
            case CALL_TAKEN -> new Answer(contact, Optional.of(Duration.ZERO), Optional.of(Channel.CALL));
            case MESSAGE ->
                new Answer(
                        contact,
                        within(contact, Optional.ofNullable(contact.engagedAt())),
                        Optional.ofNullable(contact.channel()));
            default -> new Answer(contact, within(contact, next), text.map(_ -> Channel.SMS));
        };
    }

    private static Optional<Duration> within(Interaction contact, Optional<Instant> next) {
        return next.map(at -> Duration.between(contact.at(), at))
                .filter(after -> !after.isNegative() && after.compareTo(WITHIN) <= 0);
    }

    private static List<Answer> withoutConversation(List<Answer> answers, List<Interaction> told) {
        List<Answer> left = new ArrayList<>();
        int at = 0;
        @Nullable Instant wrote = null;
        for (var answer : answers) {
            for (;
                    at < told.size()
                            && !told.get(at).at().isAfter(answer.contact().at());
                    at++) {
                if (told.get(at).kind() == Interaction.Kind.TEXT) {
                    wrote = told.get(at).at();
                }
            }
            boolean talking = answer.contact().kind() == Interaction.Kind.MESSAGE
                    && wrote != null
                    && Duration.between(wrote, answer.contact().at()).compareTo(CONVERSATION) < 0;
            if (!talking) {
                left.add(answer);
            }
        }
        return left;
    }
}
