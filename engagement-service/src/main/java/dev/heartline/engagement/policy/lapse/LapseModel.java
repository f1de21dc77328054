package dev.heartline.engagement.policy.lapse;

import java.util.ArrayList;
import java.util.List;

/**
 * Two logistic models that anybody can compute by hand: how likely it is that somebody does nothing for themselves in the next three
 * days (lapses), and in the next fourteen (leaves).
 *
 * <p>The weights were fitted on made-up users, and so is all that is known of their reliability: what real people do has to be
 * measured, which {@code predictive_nudges} does. The test that fits them again must find these.
 */
public final class LapseModel {

    public static final String VERSION = "lapse-simulated-1";

    static final Weights LAPSE = new Weights(List.of(
            1.375165157644181,
            0.5194444323160882,
            -3.470786841252684,
            -2.9829285703373145,
            -0.6083502943023052,
            0.39912753070293094));

    static final Weights LEAVE = new Weights(List.of(
            -0.38508952836599225,
            0.7176502208436873,
            -3.653703795504347,
            -1.425500509982712,
            -0.7825851287711086,
            0.15209983623249676));

    private static final double SERIOUS = 0.5;
    private static final double SMALL = 0.15;

    private LapseModel() {}

    public static Risk of(LapseFacts facts) {
        double[] features = facts.features();
        return new Risk(LAPSE.chance(features), LEAVE.chance(features), because(facts));
    }

    /**
     * How likely it is.
     *
     * @param lapse 0..1, nothing worth doing in the next 3 days
     * @param leave 0..1, nothing in the next 14
     * @param because what it is told from, in words
     */
    public record Risk(double lapse, double leave, List<String> because) {

        /** Somebody may be glad of a word soon. */
        public boolean isSerious() {
            return lapse >= SERIOUS;
        }

        /** They come back by themselves: no need to look often. */
        public boolean isSmall() {
            return lapse < SMALL;
        }
    }

    private static List<String> because(LapseFacts facts) {
        var because = new ArrayList<String>();
        if (facts.gapDays() >= LapseFacts.MONTH) {
            because.add("nothing was done in four weeks");
        } else if (facts.gapDays() > 1) {
            because.add("the last thing was done %d days ago".formatted(facts.gapDays()));
        } else {
            because.add("something was done today or yesterday");
        }
        because.add("%d of the last 7 days and %d of the 21 before had something"
                .formatted(facts.ofLastWeek(), facts.ofWeeksBefore()));
        if (facts.hasStreak()) {
            because.add("%d days in a row stand".formatted(facts.streakDays()));
        }
        if (facts.heavyTalk()) {
            because.add("the last talk was a hard one");
        }
        return List.copyOf(because);
    }
}
