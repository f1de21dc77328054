package dev.heartline.ai.crisis;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.heartline.ai.text.Expression;
import dev.heartline.events.vocabulary.CrisisKind;

/**
 * What the words alone don't tell, but do as an answer: "yes" to "are you thinking about ending your life?", "not
 * really" to "are you safe?". "I don't know" is taken for the worse.
 */
final class Admissions {

    private static final Expression THOUGHTS = Expression.of(
            "(?i)\\b(?:hurt(?:ing)?|kill(?:ing)?|harm(?:ing)?) yourself\\b[^?]*\\?|\\b(?:end(?:ing)?|tak(?:e|ing)) your (?:own )?life\\b[^?]*\\?"
                    + "|\\bsuicid\\w*[^?]*\\?");
    private static final Expression SAFETY =
            Expression.of("(?i)\\bare you (?:in a )?safe\\b[^?]*\\?|\\b(?:feel|stay|keep yourself) safe\\b[^?]*\\?");
    private static final String UNSURE =
            "i dont (?:really )?know|dont know|(?:im |i am )?not (?:really )?sure|hard to say";
    private static final String HEDGE = "^ (?:(?:well|um|uh|oh|honestly|so|i mean|mm) (?:\\. )?)*";
    private static final Pattern YES = Pattern.compile(HEDGE + "(?:yes|yeah|yep|"
            + "yup|yea|mhm|i am|i have|i do|i did|i was|a little|a bit|kind of|kinda|sort of|sometimes|maybe|i guess|i think "
            + "so|probably|all the time|every (?:day|night|time)|often|lately|always|constantly|not yet|a lot|it (?:has )?crossed|"
            + UNSURE
            + ")\\b(?! (?:\\. )?no\\b)");
    private static final Pattern NO = Pattern.compile(
            HEDGE + "(?:no|nope|nah|not)\\b(?! (?:\\. )?(?:(?:im|i am|its|thats|everything is) "
                    + "(?:all |really |totally |quite )?(?:ok|okay|fine|safe|good|alright|right)|dont worry|worries|problem)\\b)");
    /** "I don't think I'm safe": the "safe" at its end is no comfort. */
    private static final Pattern DOUBT = Pattern.compile(HEDGE + "(?:i dont (?:think|feel)|i wouldnt say|"
            + "(?:im|i am) not(?! (?:in (?:any )?danger|hurt|alone|worried|afraid))|" + UNSURE + ")\\b");

    private static final Pattern DENIAL =
            Pattern.compile(HEDGE + "(?:no|nope|nah|never|not (?:like that|at all)|of course not|(?:im|i am) not)\\b");
    /** A no with one of these is no clear one. */
    private static final Pattern TAKEN_BACK = Pattern.compile(
            "\\b(?:but|maybe|sometimes|guess|kind of|kinda|sort of|suppose|yet|any ?more|used to|hardly|barely|really|sure|know|help|need|"
                    + "want|wish|cant|could|would|point|hope\\w*|worth\\w*|burden|give|giving|tired of|sick of|done with|die|dying|dead|death|"
                    + "end|alone|safe|nothing|everything|life|live|living|way out|over|stop)\\b");

    private static final Pattern PLEA = Pattern.compile(" (?:please )?help me\\b| i need help\\b");
    private static final Pattern WISH =
            Pattern.compile(" i dont (?:really |even )?want to (?:be here|live|wake up|exist|go on|be alive)\\b");

    /** @param question the coach's words before, empty where there were none */
    Optional<CrisisSign> in(String answer, String question) {
        boolean aboutThoughts = THOUGHTS.isIn(question);
        boolean aboutSafety = SAFETY.isIn(question);
        if (!aboutThoughts && !aboutSafety) return Optional.empty();
        var plain = PlainText.of(answer);
        boolean admits = aboutThoughts && anyIn(plain, YES, WISH) || aboutSafety && anyIn(plain, NO, DOUBT, PLEA);
        return admits ? Optional.of(new CrisisSign(CrisisKind.SELF_HARM, plain.strip())) : Optional.empty();
    }

    /** A clear no to the direct question, and nothing beside it that could be danger after all. */
    boolean areDenied(String answer, String question) {
        var plain = PlainText.of(answer);
        return THOUGHTS.isIn(question)
                && DENIAL.matcher(plain).find()
                && !TAKEN_BACK.matcher(plain).find();
    }

    private static boolean anyIn(String plain, Pattern... answers) {
        return Arrays.stream(answers).anyMatch(answer -> answer.matcher(plain).find());
    }
}
