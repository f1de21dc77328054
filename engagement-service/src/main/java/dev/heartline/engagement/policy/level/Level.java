package dev.heartline.engagement.policy.level;

/**
 * How far somebody has come, by the number of their days with something worth doing. Days need not be in a row, and a level is never
 * lost.
 */
public final class Level {

    /** Beside the rungs of streaks, lest two things be celebrated at once. */
    private static final int[] DAYS = {5, 10, 20, 35, 50, 75, 110, 150, 200, 270, 350};

    /** Beyond the table. */
    private static final int EACH = 100;

    private Level() {}

    /** From 1. */
    public static int of(int activeDays) {
        int level = 1;
        for (int days : DAYS) {
            if (activeDays < days) {
                return level;
            }
            level++;
        }
        return level + (activeDays - DAYS[DAYS.length - 1]) / EACH;
    }

    /** Active days at which the next level is reached. */
    public static int nextAt(int activeDays) {
        for (int days : DAYS) {
            if (activeDays < days) {
                return days;
            }
        }
        int last = DAYS[DAYS.length - 1];
        return last + ((activeDays - last) / EACH + 1) * EACH;
    }

    public static boolean isReachedOn(int activeDays) {
        return of(activeDays) > of(activeDays - 1);
    }
}
