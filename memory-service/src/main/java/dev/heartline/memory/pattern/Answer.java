package dev.heartline.memory.pattern;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private static final Set<Interaction.Kind> WRITTEN = EnumSet.of(Interaction.Kind.MESSAGE, Interaction.Kind.REWARD);

    /** @param happened in the order of time */
    static List<Answer> of(List<Interaction> happened) {
        var told = withRewardsAsTheyArrived(happened);
        List<Answer> answers = new ArrayList<>();
        @Nullable Instant next = null;
        for (var one : told.reversed()) {
            if (one.kind().isOfOurs()) {
                answers.add(answer(one, Optional.ofNullable(next)));
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

    /**
     * A reward is shown when its text arrives, which may be hours after it was decided, or never: then it was no contact. The reward says what
     * it was, and the text is not counted beside it.
     */
    private static List<Interaction> withRewardsAsTheyArrived(List<Interaction> happened) {
        var rewards = happened.stream()
                .filter(one -> one.kind() == Interaction.Kind.REWARD)
                .collect(Collectors.toMap(reward -> RewardTriggered.textOf(reward.id()), Function.identity()));
        return happened.stream()
                .filter(one -> one.kind() != Interaction.Kind.REWARD)
                .map(one -> Optional.ofNullable(rewards.get(one.id()))
                        .map(reward -> reward.arrived(one))
                        .orElse(one))
                .toList();
    }

    /** @param next when the user did something again */
    private static Answer answer(Interaction contact, Optional<Instant> next) {
        return switch (contact.kind()) {
            case CALL_TAKEN -> new Answer(contact, Optional.of(Duration.ZERO), Optional.of(Channel.CALL));
            case MESSAGE ->
                new Answer(
                        contact,
                        within(contact, Optional.ofNullable(contact.engagedAt())),
                        Optional.ofNullable(contact.channel()));
            default -> new Answer(contact, within(contact, next), Optional.ofNullable(contact.channel()));
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
            boolean talking = WRITTEN.contains(answer.contact().kind())
                    && wrote != null
                    && Duration.between(wrote, answer.contact().at()).compareTo(CONVERSATION) < 0;
            if (!talking) {
                left.add(answer);
            }
        }
        return left;
    }
}
