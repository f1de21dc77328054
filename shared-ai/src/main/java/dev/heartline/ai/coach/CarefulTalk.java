package dev.heartline.ai.coach;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.crisis.CrisisCues;
import dev.heartline.ai.crisis.CrisisResponses;
import dev.heartline.ai.crisis.Hopelessness;
import dev.heartline.ai.text.Words;

/**
 * Where danger is near but not spoken of: asks straight when the user sounds hopeless, and in the days after a crisis asks
 * about safety before anything else. Fixed words, like those of a crisis.
 */
final class CarefulTalk {

    private static final int SHORT_ANSWER = 8;

    /** Only a clear one: not "not yet", not "I don't want to be here". */
    private static final Pattern DENIAL =
            Pattern.compile("(?i)^\\W*(?:(?:oh|god|well|um|uh|yeah)\\W+)*(?:no|nope|nah|never|"
                    + "of course not|absolutely not|definitely not|not (?:really|at all|that|like that)|"
                    + "i'm not(?: (?:thinking|going|planning|suicidal)\\b.*)?$|i don't(?: think so| want to (?:hurt|kill|die|do that)|"
                    + " have (?:such |any )?(?:thoughts|plans)|\\W*$))(?!\\w)");

    private static final Pattern ASKED_ABOUT_SAFETY = Pattern.compile("(?i)\\bare you safe right now\\?");
    private static final Pattern YES = Pattern.compile(
            "(?i)^\\W*(?:yes|yeah|yep|yup|yea|i am|i'm (?:safe|ok|okay|fine|alright)|sure|of course)\\b");
    private static final Pattern HESITANT = Pattern.compile(
            "(?i)\\b(?:no|not|but|guess|maybe|help|never|hardly|barely|please|(?:do|ca|wo|is|are|did|was)n'?t)\\b");

    private final CrisisResponses responses;
    private final Hopelessness hopelessness = new Hopelessness();
    private final CrisisCues situation = new CrisisCues();
    private final Cues cues = new Cues();

    CarefulTalk(CrisisResponses responses) {
        this.responses = responses;
    }

    /** @param endsCall hang up once it was heard */
    record Answer(String text, boolean endsCall) {}

    /** The check at the start of a call in the days after a crisis. */
    String opening(boolean userCalls, Locale locale) {
        return responses.careful(userCalls ? "aftermath.inbound" : "aftermath.outbound", locale);
    }

    /** Empty where the talk may go on as any other. */
    Optional<Answer> next(CoachContext context, Conversation soFar) {
        var last = soFar.last().orElseThrow();
        if (!last.byUser() || cues.checksTheLine(last.text())) return Optional.empty();
        if (hopelessness.heardIn(last.text()).isPresent() && !said("asking.directly", context, soFar))
            return say("asking.directly", context);
        boolean askedAgain = saidLast("asking.again", context, soFar);
        if (askedAgain || saidLast("asking.directly", context, soFar)) {
            if (DENIAL.matcher(last.text()).find())
                return Words.count(last.text()) <= SHORT_ANSWER ? say("asking.no", context) : Optional.empty();
            if (leaves(last)) return say("aftermath.goodbye", context);
            if (!askedAgain) return say("asking.again", context);
        }
        return context.afterCrisis() ? aftermath(last, context, soFar) : Optional.empty();
    }

    /** Until the user has said that they are safe, nothing else is talked about before it was asked twice. */
    private Optional<Answer> aftermath(Turn last, CoachContext context, Conversation soFar) {
        if (leaves(last))
            return Optional.of(new Answer(responses.careful("aftermath.goodbye", context.locale()), true));
        if (said("aftermath.safe", context, soFar)) return Optional.empty();
        if (askedAboutSafety(soFar) && tellsOfSafety(last.text())) return say("aftermath.safe", context);
        return said("aftermath.again", context, soFar) ? Optional.empty() : say("aftermath.again", context);
    }

    private boolean leaves(Turn last) {
        return cues.saysGoodbye(last.text()) || cues.isDone(last.text());
    }

    private boolean tellsOfSafety(String text) {
        return !HESITANT.matcher(text).find()
                && (YES.matcher(text).find() || situation.safe(text) || situation.inCompany(text));
    }

    private Optional<Answer> say(String key, CoachContext context) {
        return Optional.of(new Answer(responses.careful(key, context.locale()), false));
    }

    private boolean said(String key, CoachContext context, Conversation soFar) {
        return soFar.coachTurns().stream().anyMatch(turn -> isSaidIn(turn, key, context));
    }

    private boolean saidLast(String key, CoachContext context, Conversation soFar) {
        return soFar.lastByCoach().filter(turn -> isSaidIn(turn, key, context)).isPresent();
    }

    private boolean isSaidIn(Turn turn, String key, CoachContext context) {
        return turn.text().contains(Spoken.openingOf(responses.careful(key, context.locale())));
    }

    private static boolean askedAboutSafety(Conversation soFar) {
        return soFar.lastByCoach()
                .filter(turn -> ASKED_ABOUT_SAFETY.matcher(turn.text()).find())
                .isPresent();
    }
}
