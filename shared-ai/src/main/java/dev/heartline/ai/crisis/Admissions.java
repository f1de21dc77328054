package dev.heartline.ai.crisis;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.heartline.ai.text.Expression;
import dev.heartline.events.vocabulary.CrisisKind;

/**
 * What the words alone don't tell, but do as an answer: "yes" to "are you thinking about ending your life?", "not
 * really" to "are you safe?". "I don't know" is taken for the worse; what passes the question by is no answer.
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
    /** "Yeah, I guess I could go for a walk": a yes to something else, in which nothing points back at what we asked. */
    private static final Pattern YES_TO_ELSE = Pattern.compile(YES.pattern()
            + "(?= .*\\b(?:(?:could|can|will|ill|might|should|going to|gonna|ready to|want to|try to|try and|lets|let me) "
            + "(?:just |maybe |probably |still |at least )?(?:go (?:for a|to the gym|to bed|outside|out for)|walk|call|text|talk|cook|eat|drink "
            + "(?:water|tea|some water)|sleep|rest|try|stretch|shower|meet|see|read|watch|train|work out|exercise|journal|log|start"
            + "|make|plan)|(?:im|i am) (?:ready for|fine|ok|okay|good))\\b)");
    /** What points back at it, or at a means. */
    private static final Pattern POINTING_BACK = Pattern.compile(
            "\\b(?:it|its|that|thats|them|those|this|these|about|everything|nothing|all|die|dying|dead|death|kill\\w*|hurt\\w*|cut\\w*|"
                    + "harm\\w*|end|ending|suicid\\w*|life|live|living|alive|gone|any ?more|point|worth\\w*|burden|cant|wish|hope\\w*|help|scared|afraid|"
                    + "alone|pain|thought\\w*|think\\w*|tried|pills?|meds|bottle|gun|rope|knife|blade|bridge|roof|train tracks|tracks|traffic|front of|"
                    + "jump\\w*|off|forever|wake|sleep (?:and|for)|goodbye|tired of|done|stop|plan (?:for|to)|note|letter)\\b");

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

    /** The answer that our question itself holds out. */
    private static final Pattern ROUGH_DAY =
            Pattern.compile(HEDGE + "(?:(?:its|it is|it was|was|im having|ive had|i had|had|having) )*"
                    + "(?:just |only |mostly )*(?:one of those (?:days|weeks|nights)|(?:(?:a|been a) )?(?:very |pretty |super )?"
                    + "(?:rough|bad|long|hard|busy|stressful|tough|crappy|shitty|weird|off)(?: (?:and|rough|bad|long|hard|busy|stressful|tough))* "
                    + "(?:day|week|night|morning|evening|shift|one))\\b");

    private static final Pattern MERELY =
            Pattern.compile(HEDGE + "(?:(?:maybe|probably|perhaps|i guess|i think|kind of|kinda|sort of) )*"
                    + "(?:(?:im|i am|its|it is|was|i was|feeling|i feel) )*(?:just|only|mostly)\\b");
    /** "Only when I drink" would be more than one. */
    private static final Pattern MERE_GUESS = Pattern.compile(HEDGE
            + "(?:maybe|probably|perhaps|i guess|i think|kind of|kinda|sort of) (?:(?:im|i am|its|it is|that is|thats|feeling|i feel) )*(?:just |only |mostly |a bit |so |very |pretty |all )*"
            + "(?:(?:over)?tired|exhausted|knackered|wiped out|worn out|shattered|beat|sleepy|hungry|hangry|thirsty|cold|stress\\w*|burnt out|hormon\\w*|grumpy|moody|cranky|"
            + "bored|busy|sore|hungover|jet ?lagged|(?:the |this )?(?:weather|heat|winter|rain|season|work|traffic|news|coffee|caffeine|full moon|flu|a cold)|"
            + "(?:a |an )?(?:rough|bad|long|hard|busy|stressful|tough|off|early|late) (?:day|week|night|morning|shift|one)|(?:a )?lack of sleep|not enough sleep|"
            + "no sleep|too little sleep|low blood sugar|(?:my )?(?:period|pms))\\b");

    private static final Pattern SOFTENER =
            Pattern.compile(" (?:i guess|i suppose|really|kind of|kinda|sort of|i know|sure)\\b");

    private static final Pattern PLEA = Pattern.compile(" (?:please )?help me\\b| i need help\\b");
    private static final Pattern WISH =
            Pattern.compile(" i dont (?:really |even )?want to (?:be here|live|wake up|exist|go on|be alive)\\b");

    /** Whether words of ours ask about danger. */
    boolean areAskedFor(String question) {
        return THOUGHTS.isIn(question) || SAFETY.isIn(question);
    }

    /** @param question the coach's words before, empty where there were none */
    Optional<CrisisSign> in(String answer, String question) {
        boolean aboutThoughts = THOUGHTS.isIn(question);
        boolean aboutSafety = SAFETY.isIn(question);
        if (!aboutThoughts && !aboutSafety) return Optional.empty();
        var plain = PlainText.of(answer);
        boolean admits = aboutThoughts && (saysYes(plain) || WISH.matcher(plain).find())
                || aboutSafety && anyIn(plain, NO, DOUBT, PLEA);
        return admits ? Optional.of(new CrisisSign(CrisisKind.SELF_HARM, plain.strip())) : Optional.empty();
    }

    /** A clear no to the direct question, and nothing beside it that could be danger after all. */
    boolean areDenied(String answer, String question) {
        var plain = PlainText.of(answer);
        return THOUGHTS.isIn(question)
                && anyIn(plain, DENIAL, ROUGH_DAY)
                && !TAKEN_BACK.matcher(plain).find();
    }

    /** "Just tired, I guess": neither a yes nor a clear no to the direct question, and no more than that. */
    boolean areShruggedOff(String answer, String question) {
        var plain = SOFTENER.matcher(PlainText.of(answer)).replaceAll("");
        return THOUGHTS.isIn(question)
                && MERELY.matcher(plain).find()
                && !TAKEN_BACK.matcher(plain).find();
    }

    private static boolean saysYes(String plain) {
        return YES.matcher(plain).find()
                && !isMereGuess(plain)
                && !(YES_TO_ELSE.matcher(plain).find()
                        && !POINTING_BACK.matcher(plain).find());
    }

    /** "Probably just tired": a guess at something else. */
    private static boolean isMereGuess(String plain) {
        return MERE_GUESS.matcher(plain).find()
                && !POINTING_BACK
                        .matcher(MERE_GUESS.matcher(plain).replaceFirst(""))
                        .find();
    }

    private static boolean anyIn(String plain, Pattern... answers) {
        return Arrays.stream(answers).anyMatch(answer -> answer.matcher(plain).find());
    }
}
