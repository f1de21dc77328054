package dev.heartline.engagement.policy.milestone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A user's ladder.
 *
 * @param of what each rung counts, as it follows "days in a row"; empty where the type says all
 */
public record Ladder(MilestoneType type, String of) {

    /**
     * A rung as it stands.
     *
     * @param percentage 0..100
     * @param next the name of what comes next: itself while it isn't reached; empty behind the last
     * @param distance from the value to what comes next, in the unit of the ladder
     */
    public record Rung(
            String name,
            double value,
            int goal,
            double percentage,
            boolean reached,
            Optional<String> next,
            Optional<Double> distance) {}

    /**
     * What changes when the value is this: the rungs that are reached now, and the one that comes next.
     *
     * @param before the names of those that were reached before, whatever the value is now: they are reached for good
     */
    public List<Rung> at(double value, Set<String> before) {
        var rungs = new ArrayList<Rung>();
        for (int goal : type.rungs()) {
            if (before.contains(name(goal))) {
                continue;
            }
            if (goal > value) {
                rungs.add(ahead(goal, value));
                break;
            }
            rungs.add(reached(goal, value, before));
        }
        return List.copyOf(rungs);
    }

    private Rung ahead(int goal, double value) {
        double done = Math.max(0, value);
        return new Rung(
                name(goal),
                value,
                goal,
                Math.min(99.9, 100 * done / goal),
                false,
                Optional.of(name(goal)),
                Optional.of(goal - value));
    }

    private Rung reached(int goal, double value, Set<String> before) {
        var next = type.rungs().stream()
                .filter(rung -> rung > value && !before.contains(name(rung)))
                .findFirst();
        return new Rung(
                name(goal), value, goal, 100, true, next.map(this::name), next.map(rung -> (double) rung - value));
    }

    String name(int goal) {
        return switch (type) {
            case STREAK -> "%d days in a row%s".formatted(goal, of);
            case DAYS_LOGGED -> "%d days logged".formatted(goal);
            case LESSONS_COMPLETED -> goal == 1 ? "First lesson done" : "%d lessons done".formatted(goal);
            case HABITS_FORMED -> goal == 1 ? "First habit formed" : "%d habits formed".formatted(goal);
            case WEIGHT_GOAL -> wayToTheGoal(goal);
        };
    }

    private static String wayToTheGoal(int percent) {
        return switch (percent) {
            case 25 -> "A quarter of the way to your goal";
            case 50 -> "Half of the way to your goal";
            case 75 -> "Three quarters of the way to your goal";
            case 90 -> "Nine tenths of the way to your goal";
            default -> "Your goal is reached";
        };
    }
}
