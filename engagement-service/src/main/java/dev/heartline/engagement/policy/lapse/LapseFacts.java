package dev.heartline.engagement.policy.lapse;

import java.time.LocalDate;
import java.util.Set;

/**
 * What a risk is told from: days with something worth doing, days in a row, and how the last talk was.
 *
 * @param gapDays full days since the last such day, 0 if it is today; 28 if there was none in four weeks
 * @param ofLastWeek 0..7 such days among the last seven, today included
 * @param ofWeeksBefore 0..21 such days among the three weeks before
 * @param streakDays 0..28 in a row, up to the last such day
 * @param heavyTalk the last talk, within two weeks, was a sad or a hard one
 */
public record LapseFacts(int gapDays, int ofLastWeek, int ofWeeksBefore, int streakDays, boolean heavyTalk) {

    static final int MONTH = 28;
    private static final int WEEK = 7;
    private static final int WORTH_A_NAME = 3;

    public static LapseFacts of(Set<LocalDate> activeDays, LocalDate today, boolean heavyTalk) {
        int week = 0;
        int before = 0;
        int gap = MONTH;
        for (int ago = MONTH - 1; ago >= 0; ago--) {
            if (activeDays.contains(today.minusDays(ago))) {
                gap = ago;
                if (ago < WEEK) {
                    week++;
                } else {
                    before++;
                }
            }
        }
        int streak = 0;
        for (var day = today.minusDays(gap); activeDays.contains(day); day = day.minusDays(1)) {
            streak++;
        }
        return new LapseFacts(gap, week, before, Math.min(streak, MONTH), heavyTalk);
    }

    /** That still stands: the last day of it is today or yesterday. */
    boolean hasStreak() {
        return gapDays <= 1 && streakDays >= WORTH_A_NAME;
    }

    /** With a one in front: what the weights are of. */
    double[] features() {
        return new double[] {
            1,
            StrictMath.log(1 + gapDays),
            ofLastWeek / 7.0,
            ofWeeksBefore / 21.0,
            hasStreak() ? 1 : 0,
            heavyTalk ? 1 : 0
        };
    }
}
