package dev.heartline.engagement.policy.gate;

import java.util.regex.Pattern;

/**
 * Recognises victories over one's own body. We know neither the user's weight nor their plan, so that a loss could be
 * too fast, a goal too low, a fast an illness: none is rewarded. It errs on the side of silence.
 */
final class HealthCheck {

    private static final Pattern RISKY = Pattern.compile(
            "\\b(calorie\\w*|kcal|deficit|weigh\\w*|weight|bmi|pounds?|lbs?|kilos?|kilograms?|kgs?|skinn\\w*|thinner|slimm\\w*"
                    + "|fast(ed|ing)|starv\\w*|purg\\w*|vomit\\w*|laxatives?|diet(ed|ing|s)?|appetite"
                    + "|(skip\\w*|miss(ed|ing)|without) (\\w+ )?(meals?|breakfasts?|lunch\\w*|dinners?|supper)"
                    + "|(ate|eat|eating|eaten) (nothing|less|little|only)|(not|n't|never) (eat|ate|eaten|eating))\\b",
            Pattern.CASE_INSENSITIVE);

    private HealthCheck() {}

    static boolean isRisky(String told) {
        return RISKY.matcher(told).find();
    }
}
