package dev.heartline.ai.guard;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.heartline.ai.coach.Cues;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.crisis.CrisisCues;
import dev.heartline.ai.crisis.CrisisResponses;
import dev.heartline.ai.crisis.CrisisStep;
import dev.heartline.events.vocabulary.CrisisKind;

/**
 * Goes on with a call on which danger was heard. It only ever chooses among fixed words, by what the user tells of their
 * situation and by what was said already: no paragraph comes twice in a row, and the number comes in the first answer, in
 * a goodbye, and every few turns between.
 */
final class CrisisTalk {

    /** In turns of the coach. */
    private static final int NUMBER_EVERY = 4;

    private static final int NUMBER_EVERY_WHEN_PRESSING = 2;

    private static final Notes.Kind<Boolean> HELP_TOLD = new Notes.Kind<>();
    private static final Notes.Kind<Boolean> PROTECTION_TOLD = new Notes.Kind<>();

    private static final Pattern ASKED_ABOUT_SAFETY =
            Pattern.compile("(?i)\\b(?:are you|is everybody) (?:in a )?safe\\b[^?]*\\?");
    private static final Pattern YES = Pattern.compile("(?i)^\\W*(?:yes|yeah|yep|i am|i think so|i guess)\\b");

    private final CrisisResponses responses;
    private final CrisisCues situation = new CrisisCues();
    private final Cues cues = new Cues();

    CrisisTalk(CrisisResponses responses) {
        this.responses = responses;
    }

    /**
     * @param heard how the user's last words were judged
     * @param soFar since the danger, with what was said before it
     */
    String words(CrisisKind kind, Locale locale, Conversation soFar, Heard heard) {
        return words(step(kind, locale, soFar, heard), kind, locale, soFar);
    }

    private String words(CrisisStep step, CrisisKind kind, Locale locale, Conversation soFar) {
        var words = unspoken(responses.wordings(kind, step, locale), kind, locale, soFar);
        return numberIsDue(step, words, locale, soFar) ? words + " " + responses.number(kind, locale) : words;
    }

    private CrisisStep step(CrisisKind kind, Locale locale, Conversation soFar, Heard heard) {
        var last = soFar.last().orElseThrow();
        if (!answered(kind, locale, soFar))
            return last.byUser() && situation.meansAtHand(last.text()) ? CrisisStep.FIRST_WITH_MEANS : CrisisStep.FIRST;
        return last.byUser() ? answer(kind, last.text(), soFar, heard) : CrisisStep.SILENCE;
    }

    private boolean answered(CrisisKind kind, Locale locale, Conversation soFar) {
        return responses.wordings(kind, CrisisStep.FIRST, locale).stream().anyMatch(first -> wasSaid(first, soFar))
                || responses.wordings(kind, CrisisStep.FIRST_WITH_MEANS, locale).stream()
                        .anyMatch(first -> wasSaid(first, soFar));
    }

    /** Danger goes before every comfort: "I'm going to my room to end it" is no help under way. */
    private CrisisStep answer(CrisisKind kind, String text, Conversation soFar, Heard heard) {
        boolean danger = heard.byItself();
        boolean help = helpWasTold(kind, soFar);
        if (cues.saysGoodbye(text)) {
            if (danger) return CrisisStep.GOODBYE_IN_DANGER;
            return help ? CrisisStep.GOODBYE_WITH_HELP : CrisisStep.GOODBYE;
        }
        if (situation.meansAtHand(text)) return CrisisStep.MEANS;
        if (heard.alarms() || situation.unsafe(text)) return CrisisStep.UNSAFE;
        if (isInCompany(kind, text)) return CrisisStep.TOGETHER;
        if (isHelpUnderWay(kind, text)) return CrisisStep.UNDER_WAY;
        if (situation.meansGone(text)) return CrisisStep.DISTANCE;
        if (situation.reluctant(text)) return CrisisStep.RELUCTANT;
        if (situation.alone(text)) return CrisisStep.ALONE;
        if (isNear(kind, text)) return CrisisStep.SOMEBODY;
        if (situation.safe(text)
                || asked(ASKED_ABOUT_SAFETY, soFar) && YES.matcher(text).find()) return CrisisStep.SAFE;
        return help ? CrisisStep.STAY_WITH_HELP : CrisisStep.STAY;
    }

    private boolean isInCompany(CrisisKind kind, String text) {
        return kind.isBetweenPeople() ? situation.isProtected(text) : situation.inCompany(text);
    }

    private boolean isHelpUnderWay(CrisisKind kind, String text) {
        return kind.isBetweenPeople() ? situation.seeksProtection(text) : situation.helpUnderWay(text);
    }

    private boolean isNear(CrisisKind kind, String text) {
        return !kind.isBetweenPeople() && situation.somebodyNear(text);
    }

    private boolean helpWasTold(CrisisKind kind, Conversation soFar) {
        var help = kind.isBetweenPeople() ? PROTECTION_TOLD : HELP_TOLD;
        return soFar.userTurns().stream()
                .anyMatch(turn -> soFar.notes()
                        .of(
                                turn,
                                help,
                                said -> isHelpUnderWay(kind, said.text())
                                        || isInCompany(kind, said.text())
                                        || isNear(kind, said.text())));
    }

    private static boolean asked(Pattern question, Conversation soFar) {
        return soFar.lastByCoach()
                .filter(turn -> question.matcher(turn.text()).find())
                .isPresent();
    }

    /** What was said longest ago or never, but not what was said last. */
    private String unspoken(List<String> wordings, CrisisKind kind, Locale locale, Conversation soFar) {
        var best = longestAgo(wordings, soFar);
        return soFar.lastByCoach().filter(turn -> isSaidIn(turn, best)).isPresent()
                ? longestAgo(responses.wordings(kind, CrisisStep.STAY, locale), soFar)
                : best;
    }

    private static String longestAgo(List<String> wordings, Conversation soFar) {
        return wordings.stream()
                .min(Comparator.comparingInt(words -> lastSaid(words, soFar)))
                .orElseThrow();
    }

    private boolean numberIsDue(CrisisStep step, String words, Locale locale, Conversation soFar) {
        if (responses.namesNumber(words, locale)) return false;
        if (step.isGoodbye()) return true;
        long since = soFar.coachTurns().reversed().stream()
                .takeWhile(turn -> !responses.namesNumber(turn.text(), locale))
                .count();
        return since + 1 >= (step.isPressing() ? NUMBER_EVERY_WHEN_PRESSING : NUMBER_EVERY)
                || since == soFar.coachTurns().size();
    }

    private static boolean wasSaid(String words, Conversation soFar) {
        return lastSaid(words, soFar) >= 0;
    }

    private static int lastSaid(String words, Conversation soFar) {
        return soFar.coachTurns().stream()
                .filter(turn -> isSaidIn(turn, words))
                .mapToInt(Turn::seq)
                .max()
                .orElse(-1);
    }

    private static boolean isSaidIn(Turn turn, String words) {
        return turn.text().contains(Spoken.openingOf(words));
    }
}
