package dev.heartline.memory.pattern;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.heartline.events.vocabulary.Channel;
import dev.heartline.memory.preference.ObservedPreference;
import dev.heartline.memory.preference.ObservedPreference.Key;

/**
 * What interactions show of a user's preferences. Few occasions and close calls show nothing: what is held of somebody who never said it
 * had better be so.
 */
final class SeenPreferences {

    /** Fewer occasions show nothing. */
    private static final int ENOUGH = 5;

    /** How sure it has to be that they come by one way rather than by the other. */
    private static final double SURE = 0.8;

    /** How sure it has to be that they answer in a part of the day. */
    private static final double LIKELY = 0.75;

    /** How much less they answer in some other part of the day in which they were tried often enough. */
    private static final double CLEARLY_LESS = 0.25;

    private static final int TRIED = 3;

    private SeenPreferences() {}

    static List<ObservedPreference> in(List<Interaction> interactions, ZoneId zone, Instant now) {
        var told = interactions.stream()
                .filter(one -> !one.at().isAfter(now))
                .sorted(Comparator.comparing(Interaction::at))
                .toList();
        return Stream.of(comesBy(told, zone), answersBestIn(told, zone, now))
                .flatMap(Optional::stream)
                .toList();
    }

    /** An occasion is a day: who writes twenty texts in an hour came once. */
    private static Optional<ObservedPreference> comesBy(List<Interaction> told, ZoneId zone) {
        var texts = days(told, Interaction.Kind.TEXT, zone);
        var calls = days(told, Interaction.Kind.CALL_MADE, zone);
        boolean byText = texts.size() >= calls.size();
        var chosen = byText ? texts : calls;
        var other = byText ? calls : texts;
        return chosen.values().stream()
                .max(Comparator.naturalOrder())
                .map(last -> new ObservedPreference(
                        Key.COMES_BY, byText ? "text" : "call", chosen.size(), other.size(), last))
                .filter(seen -> seen.supporting() >= ENOUGH && seen.confidence() >= SURE);
    }

    /** By day the latest of the kind. */
    private static Map<LocalDate, Instant> days(List<Interaction> told, Interaction.Kind kind, ZoneId zone) {
        return told.stream()
                .filter(one -> one.kind() == kind)
                .collect(Collectors.toMap(
                        one -> LocalDate.ofInstant(one.at(), zone), Interaction::at, (_, later) -> later));
    }

    private static Optional<ObservedPreference> answersBestIn(List<Interaction> told, ZoneId zone, Instant now) {
        Map<PartOfDay, List<Answer>> tried = Answer.of(told).stream()
                .filter(answer -> reachesOut(answer) && isSettled(answer, now))
                .collect(Collectors.groupingBy(
                        answer ->
                                PartOfDay.of(answer.contact().at().atZone(zone).getHour()),
                        () -> new EnumMap<>(PartOfDay.class),
                        Collectors.toList()));
        var seen = tried.entrySet().stream()
                .map(part -> seen(part.getKey(), part.getValue()))
                .toList();
        return seen.stream()
                .max(Comparator.comparing(ObservedPreference::confidence))
                .filter(best -> best.supporting() >= ENOUGH && best.confidence() >= LIKELY)
                .filter(best -> seen.stream()
                        .anyMatch(other -> other.supporting() + other.opposing() >= TRIED
                                && best.confidence() - other.confidence() >= CLEARLY_LESS));
    }

    /** A card in the app waits to be looked at, whenever that is, and a reward waits for no answer: what follows is none. */
    private static boolean reachesOut(Answer answer) {
        return answer.contact().kind() != Interaction.Kind.REWARD
                && answer.channel().filter(channel -> channel == Channel.IN_APP).isEmpty();
    }

    /** What may still be answered isn't unanswered yet. */
    private static boolean isSettled(Answer answer, Instant now) {
        return answer.engaged() || Duration.between(answer.contact().at(), now).compareTo(Answer.WITHIN) > 0;
    }

    private static ObservedPreference seen(PartOfDay part, List<Answer> answers) {
        int engaged = (int) answers.stream().filter(Answer::engaged).count();
        return new ObservedPreference(
                Key.ANSWERS_BEST_IN,
                part.name().toLowerCase(Locale.ROOT),
                engaged,
                answers.size() - engaged,
                answers.getLast().contact().at());
    }

    private enum PartOfDay {
        MORNING,
        AFTERNOON,
        EVENING,
        NIGHT;

        static PartOfDay of(int hour) {
            return hour >= 5 && hour < 12
                    ? MORNING
                    : hour >= 12 && hour < 17 ? AFTERNOON : hour >= 17 && hour < 22 ? EVENING : NIGHT;
        }
    }
}
