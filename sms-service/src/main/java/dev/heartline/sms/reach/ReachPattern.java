package dev.heartline.sms.reach;

import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.List;

import dev.heartline.events.vocabulary.WireNamed;

/**
 * How somebody is best reached. What too little is known for is empty.
 *
 * @param activeHours 0..23 on their wall clock, most active first
 * @param activeDays most active first
 * @param engaging types of what they answer, best first
 * @param unengaging types of what they leave unanswered, worst first
 */
public record ReachPattern(
        List<Integer> activeHours, List<DayOfWeek> activeDays, List<String> engaging, List<String> unengaging) {

    /** Nothing is known. */
    public static final ReachPattern UNKNOWN = new ReachPattern(List.of(), List.of(), List.of(), List.of());

    public ReachPattern {
        activeHours = List.copyOf(activeHours);
        activeDays = List.copyOf(activeDays);
        engaging = List.copyOf(engaging);
        unengaging = List.copyOf(unengaging);
    }

    /** Of several ways to come to them the one that they answer best; else the first that they don't leave unanswered; else the first. */
    public <T extends WireNamed> T bestOf(List<T> ways) {
        return ways.stream()
                .filter(way -> engaging.contains(way.wireName()))
                .min(Comparator.comparingInt(way -> engaging.indexOf(way.wireName())))
                .or(() -> ways.stream()
                        .filter(way -> !unengaging.contains(way.wireName()))
                        .findFirst())
                .orElseGet(ways::getFirst);
    }

    boolean isActiveOn(DayOfWeek day) {
        return activeDays.isEmpty() || activeDays.contains(day);
    }
}
