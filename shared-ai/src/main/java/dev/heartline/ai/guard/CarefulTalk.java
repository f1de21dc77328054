package dev.heartline.ai.guard;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.Cues;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.crisis.CrisisCues;
import dev.heartline.ai.crisis.CrisisResponses;
import dev.heartline.ai.text.Words;

/**
 * Where danger is near but not spoken of: asks straight when the user sounds hopeless, and in the days after a crisis asks
 * about safety before anything else. Fixed words, like those of a crisis.
 */
final class CarefulTalk {

    private static final int SHORT_ANSWER = 8;

    private static final Pattern ASKED_ABOUT_SAFETY = Pattern.compile("(?i)\\bare you safe right now\\?");
    private static final Pattern YES = Pattern.compile(
            "(?i)^\\W*(?:yes|yeah|yep|yup|yea|i am|i'm (?:safe|ok|okay|fine|alright)|sure|of course)\\b");
    private static final Pattern HESITANT = Pattern.compile(
            "(?i)\\b(?:no|not|but|guess|maybe|help|never|hardly|barely|please|(?:do|ca|wo|is|are|did|was)n'?t)\\b");

    private final CrisisResponses responses;
    private final Listening listening;
    private final CrisisCues situation = new CrisisCues();
    private final Cues cues = new Cues();

    CarefulTalk(CrisisResponses responses, Listening listening) {
        this.responses = responses;
        this.listening = listening;
    }

    /** @param endsCall hang up once it was heard */
    record Answer(String text, boolean endsCall) {}

    /**
     * Empty where the talk may go on as any other.
     *
     * @param soFar ends with words of the user in which no danger was heard
     */
    Optional<Answer> next(CoachContext context, Conversation soFar, Standing standing) {
        var last = soFar.last().orElseThrow();
        if (cues.checksTheLine(last.text())) return Optional.empty();
        if (standing.due() == Standing.Due.ASK) return say("asking.directly", context);
        boolean askedAgain = isSaidIn(standing.question(), "asking.again", context);
        if (askedAgain || isSaidIn(standing.question(), "asking.directly", context)) {
            if (listening.saysNo(last.text()))
                return Words.count(last.text()) <= SHORT_ANSWER ? say("asking.no", context) : Optional.empty();
            if (leaves(last)) return say("aftermath.goodbye", context);
            if (!askedAgain) return say("asking.again", context);
        }
        return context.afterCrisis() ? aftermath(last, context, soFar, standing) : Optional.empty();
    }

    /** The direct question was put and not answered yet. */
    boolean isAsking(CoachContext context, Standing standing) {
        return isSaidIn(standing.question(), "asking.directly", context)
                || isSaidIn(standing.question(), "asking.again", context);
    }

    /** The user stays silent after the direct question. */
    Optional<Answer> silence(CoachContext context, Standing standing) {
        return isSaidIn(standing.question(), "asking.directly", context)
                ? say("asking.again", context)
                : Optional.empty();
    }

    /** Until the user has said that they are safe, nothing else is talked about before it was asked twice. */
    private Optional<Answer> aftermath(Turn last, CoachContext context, Conversation soFar, Standing standing) {
        if (leaves(last))
            return Optional.of(new Answer(responses.careful("aftermath.goodbye", context.locale()), true));
        if (said("aftermath.safe", context, soFar)) return Optional.empty();
        if (ASKED_ABOUT_SAFETY.matcher(standing.question()).find() && tellsOfSafety(last.text()))
            return say("aftermath.safe", context);
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
        return soFar.coachTurns().stream().anyMatch(turn -> isSaidIn(turn.text(), key, context));
    }

    private boolean isSaidIn(String text, String key, CoachContext context) {
        return text.contains(Spoken.openingOf(responses.careful(key, context.locale())));
    }
}
