package dev.heartline.engagement.policy.lapse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * People who are made up: each has a strength of habit of their own that grows with what they do and fades with what they don't, some
 * days on which they talk, good talks and hard ones, and a day on which they leave for good, which is nearer the weaker the habit.
 */
final class SimulatedUsers {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 120;
    private static final int LAPSE = 3;
    private static final int LEFT = 14;

    /** Something that is foretold, and what came of it. */
    record Example(LapseFacts facts, boolean lapsed, boolean left) {}

    private final Random random;

    SimulatedUsers(long seed) {
        random = new Random(seed);
    }

    List<Example> examples(int users) {
        var examples = new ArrayList<Example>();
        for (int user = 0; user < users; user++) {
            live(examples);
        }
        return examples;
    }

    private void live(List<Example> examples) {
        var active = new HashSet<LocalDate>();
        boolean[] heavy = new boolean[DAYS];
        double habit = random.nextGaussian() * 1.2 - 0.2;
        boolean mood = false;
        boolean gone = false;
        for (int day = 0; day < DAYS; day++) {
            if (random.nextDouble() < 0.12) {
                mood = random.nextDouble() < 0.35;
            }
            heavy[day] = mood;
            gone |= random.nextDouble() < 0.02 / (1 + Math.exp(2 * habit)) + (mood ? 0.004 : 0);
            boolean done = !gone && random.nextDouble() < 1 / (1 + Math.exp(-habit + (mood ? 0.7 : 0)));
            habit += done ? 0.06 : -0.05;
            if (done) {
                active.add(FIRST.plusDays(day));
            }
        }
        for (int day = LapseFacts.MONTH; day < DAYS - LEFT; day += 5) {
            var today = FIRST.plusDays(day);
            var facts = LapseFacts.of(active, today, heavy[day]);
            if (facts.gapDays() < LEFT) {
                examples.add(new Example(facts, nothing(active, today, LAPSE), nothing(active, today, LEFT)));
            }
        }
    }

    private static boolean nothing(Set<LocalDate> active, LocalDate today, int days) {
        for (int ahead = 1; ahead <= days; ahead++) {
            if (active.contains(today.plusDays(ahead))) {
                return false;
            }
        }
        return true;
    }
}
