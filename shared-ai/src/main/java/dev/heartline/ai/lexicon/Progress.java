package dev.heartline.ai.lexicon;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.heartline.ai.text.Words;

/**
 * Tells a good thing done and a bad one resisted from a lapse, a good thing left out, a loss and a harm, which are told with the
 * same verbs: what the verb does is weighed against what it does it to, and the nearest object decides.
 */
public final class Progress {

    /** What the words amount to. */
    public enum Verdict {
        /** Nothing speaks against a success; whether there is one is for others to say. */
        GOOD,
        /** A vice taken, or a good thing left out. */
        LAPSE,
        /** A loss, a harm, or both at once: neither is sure. */
        UNSURE
    }

    /** Words that may stand between a verb and its object. */
    private static final String UP_TO_OBJECT = "(?:,? [\\w'-]++){0,7}?,? ";

    private static final Map<String, List<String>> VERBS = Lexicon.sections(Lexicon.HOME + "progress.txt");
    private static final String GOOD = anyOf(Lexicon.phrases(Lexicon.HOME + "goods.txt"));
    private static final String SUBSTANCE = Vices.expression(Vices.Kind.SUBSTANCES);
    private static final String VICE = Vices.expression();

    private static final Pattern OBJECT = Pattern.compile("(?<vice>" + VICE + ")|(?<good>" + GOOD + ")");
    private static final Pattern FORGOING =
            verb("forgoing", UP_TO_OBJECT + "(?:(?<vice>" + VICE + ")|(?<good>" + GOOD + "))");
    private static final Pattern TAKING = verb(
            "taking", UP_TO_OBJECT + "(?:(?<substance>" + SUBSTANCE + ")|(?<vice>" + VICE + ")|(?<good>" + GOOD + "))");
    private static final Pattern DISPOSING = verb("disposing", UP_TO_OBJECT + VICE);
    private static final Pattern REDUCING = verb("reducing", "");
    private static final Pattern HARM = verb("harm", "");
    /** "Nine beers in one sitting". */
    private static final Pattern SO_MUCH = Pattern.compile(
            "\\b(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|several|too many|too much|a bunch of|an? (?:whole|entire|full)|"
                    + "the (?:whole|entire|rest of the))(?: [\\w'-]+){0,3}? " + SUBSTANCE);

    private Progress() {}

    public static Verdict of(String text) {
        var lower = Words.normalise(text).toLowerCase(Locale.ROOT);
        if (HARM.matcher(lower).find()) return Verdict.UNSURE;
        if (DISPOSING.matcher(lower).find()) return Verdict.GOOD;
        var forgone = FORGOING.matcher(lower).results().toList();
        if (forgone.stream().anyMatch(found -> found.group("good") != null)) return Verdict.LAPSE;
        if (!forgone.isEmpty() || REDUCING.matcher(lower).find()) return Verdict.GOOD;
        boolean good = OBJECT.matcher(lower).results().anyMatch(Progress::isGood);
        if (isTaken("substance", lower)) return good ? Verdict.UNSURE : Verdict.LAPSE;
        return isTaken("vice", lower) ? Verdict.UNSURE : Verdict.GOOD;
    }

    /**
     * Whether the words tell of a lapse, a harm or a loss, whatever else they tell: nothing is to be given for them. A piece of cake
     * is none of that.
     */
    public static boolean isHarm(String text) {
        var lower = Words.normalise(text).toLowerCase(Locale.ROOT);
        return switch (of(text)) {
            case LAPSE -> true;
            case UNSURE -> HARM.matcher(lower).find() || isTaken("substance", lower);
            case GOOD -> false;
        };
    }

    private static boolean isTaken(String what, String lower) {
        return TAKING.matcher(lower).results().anyMatch(found -> found.group(what) != null)
                || what.equals("substance") && SO_MUCH.matcher(lower).find();
    }

    private static boolean isGood(MatchResult object) {
        return object.group("good") != null;
    }

    private static Pattern verb(String section, String object) {
        return Pattern.compile("\\b(?:" + String.join("|", VERBS.get(section)) + ")\\b" + object);
    }

    private static String anyOf(List<String> phrases) {
        return "\\b(?:" + String.join("|", phrases).replace("*", "\\w*") + ")\\b";
    }
}
