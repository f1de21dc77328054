package dev.heartline.engagement.policy.gate;

import java.util.regex.Pattern;

/**
 * Recognises victories over one's own body. We know neither the user's weight nor their plan, so that a loss could be
 * too fast, a goal too low, a fast an illness: none is rewarded, and nobody is asked for more of it. It errs on the side of silence.
 */
public final class HealthCheck {

    /** What is lifted is not one's own. */
    private static final Pattern LIFTED = Pattern.compile(
            "\\b(weight[ -]?(lift|train|room|machine|bench|workout|class|session)\\w*|(?<!\\bmy )weights|weighted)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final String LITTLE_FOOD =
            "(apples?|bananas?|fruits?|carrots?|salads?|soups?|broth|yog(h)?urts?|eggs?|toasts?|crackers?|smoothies?|shakes?|juices?|"
                    + "coffees?|teas?|water|snacks?|bites?|meals?)";

    private static final String A_DAY =
            "(all|the whole|the entire) day|today|since|until|for (days|breakfast|lunch|dinner|supper)";

    private static final Pattern RISKY = Pattern.compile(
            "\\b(calorie\\w*|kcal|deficit|weigh\\w*|weight|bmi|pounds?|lbs?|kilos?|kilograms?|kgs?|skinn\\w*|thin(ner)?|slimm\\w*"
                    + "|fast(ed|ing)|starv\\w*|purg\\w*|vomit\\w*|laxatives?|diet(ed|ing|s)?|appetite|hungry|hunger|omad"
                    + "|detox\\w*|body fat|thigh gap|waist\\w*"
                    + "|(dress|trousers?|jeans?|pants?|cloth(es|ing)|belt) sizes?|sizes? (down|smaller)|size zero"
                    + "|(lost|lose|losing|dropp?(ed|ing)?|shed(ding)?) (\\w+ ){0,3}(stones?|sizes?|inch(es)?)"
                    + "|down (a|one|two|three|\\d+) (\\w+ )?(stones?|sizes?|inch(es)?)"
                    + "|(one|1|single|two|2) meals? (a|per|each|every) day"
                    + "|(skip\\w*|miss(ed|ing)|without|no) (\\w+ )?(meals?|breakfasts?|lunch\\w*|dinners?|supper|food)"
                    + "|(ate|eat|eating|eaten|lived on|living on) (nothing|less|little|only|just)"
                    + "|(not|never|\\w+n['’]t) (eat|ate|eaten|eating)"
                    + "|(only|just|nothing but) (\\w+ ){0,3}" + LITTLE_FOOD + "\\b.{0,30}\\b(" + A_DAY + "))\\b",
            Pattern.CASE_INSENSITIVE);

    private HealthCheck() {}

    public static boolean isRisky(String told) {
        return RISKY.matcher(LIFTED.matcher(told).replaceAll("")).find();
    }
}
