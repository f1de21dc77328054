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

    private static final int SHORT_ANSWER = 6;

    private static final Pattern DENIAL =
            Pattern.compile("(?i)^\\W*(?:no|nope|nah|not|i'm not|i don't|never|god no)\\b");

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
        if (saidLast("asking.directly", context, soFar)
                && DENIAL.matcher(last.text()).find()
                && count(last) <= SHORT_ANSWER) return say("asking.no", context);
        return context.afterCrisis() ? aftermath(last, context, soFar) : Optional.empty();
    }

    private Optional<Answer> aftermath(Turn last, CoachContext context, Conversation soFar) {
        if (cues.saysGoodbye(last.text()) || cues.isDone(last.text()))
            return Optional.of(new Answer(responses.careful("aftermath.goodbye", context.locale()), true));
        if (saidLast("aftermath.inbound", context, soFar) || saidLast("aftermath.outbound", context, soFar))
            return say(tellsOfSafety(last.text()) ? "aftermath.safe" : "aftermath.again", context);
        return saidLast("aftermath.again", context, soFar) && tellsOfSafety(last.text())
                ? say("aftermath.safe", context)
                : Optional.empty();
    }

    private boolean tellsOfSafety(String text) {
        return cues.assents(text) || situation.safe(text) || situation.inCompany(text);
    }

    private Optional<Answer> say(String key, CoachContext context) {
        return Optional.of(new Answer(responses.careful(key, context.locale()), false));
    }

    private boolean said(String key, CoachContext context, Conversation soFar) {
        var words = responses.careful(key, context.locale());
        return soFar.coachTurns().stream().anyMatch(turn -> turn.text().contains(words));
    }

    private boolean saidLast(String key, CoachContext context, Conversation soFar) {
        return !soFar.coachTurns().isEmpty()
                && soFar.coachTurns().getLast().text().contains(responses.careful(key, context.locale()));
    }

    private static int count(Turn turn) {
        return Words.count(turn.text());
    }
}
