package dev.heartline.ai.coach;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.lexicon.Topic;

/** What a call came to, for the one summary of it: only what is certain, and nothing where that is too little. */
final class Recap {

    private static final int FEWEST = 2;
    private static final int MOST_REFLECTIONS = 2;
    private static final int MOST_SUBJECTS = 2;
    /** Turns that speak of a subject before it is one of the call. */
    private static final int RECURS = 2;

    private static final Map<Topic, String> NAMES = new EnumMap<>(Map.ofEntries(
            Map.entry(Topic.SMOKING, "smoking"),
            Map.entry(Topic.ALCOHOL, "drinking"),
            Map.entry(Topic.GAMBLING, "gambling"),
            Map.entry(Topic.EATING, "eating"),
            Map.entry(Topic.EXERCISE, "exercise"),
            Map.entry(Topic.SLEEP, "sleep"),
            Map.entry(Topic.WEIGHT, "your weight"),
            Map.entry(Topic.MONEY, "money"),
            Map.entry(Topic.SCHOOL, "school"),
            Map.entry(Topic.WORK, "work"),
            Map.entry(Topic.STRESS, "stress"),
            Map.entry(Topic.FAMILY, "your family"),
            Map.entry(Topic.FRIENDS, "your friends"),
            Map.entry(Topic.HEALTH, "your health")));

    private final Reflections reflections;
    private final BiFunction<Conversation, Turn, Brought> said;

    Recap(Reflections reflections, BiFunction<Conversation, Turn, Brought> said) {
        this.reflections = reflections;
        this.said = said;
    }

    /** @param plan what the user will do, with "you"; empty where they said nothing of it */
    Optional<String> of(Conversation soFar, Optional<String> plan) {
        var points = new ArrayList<String>();
        var subjects = subjects(soFar);
        if (!subjects.isEmpty()) points.add("we talked about " + Recollections.listed(subjects));
        soFar.userTurns().stream()
                .flatMap(turn -> reflections.all(turn, soFar.notes()).stream())
                .filter(given -> given.weight().isTelling())
                .map(Reflection::words)
                .distinct()
                .limit(MOST_REFLECTIONS)
                .forEach(points::add);
        plan.ifPresent(points::add);
        return points.size() < FEWEST ? Optional.empty() : Optional.of(String.join(", and ", points));
    }

    private List<String> subjects(Conversation soFar) {
        var times = new EnumMap<Topic, Integer>(Topic.class);
        for (var turn : soFar.userTurns())
            said.apply(soFar, turn).subject().ifPresent(subject -> times.merge(subject, 1, Integer::sum));
        return times.entrySet().stream()
                .filter(subject -> subject.getValue() >= RECURS)
                .sorted(Map.Entry.<Topic, Integer>comparingByValue().reversed())
                .limit(MOST_SUBJECTS)
                .map(subject -> NAMES.get(subject.getKey()))
                .toList();
    }
}
