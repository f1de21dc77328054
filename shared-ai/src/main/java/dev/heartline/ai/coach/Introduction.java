package dev.heartline.ai.coach;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.text.Words;
import dev.heartline.events.vocabulary.CallDirection;

/**
 * How a call of ours begins. Whoever picks up, or a machine, hears who calls and whom we ask for, and nothing else that we
 * know: that waits until somebody has answered. Immutable, safe for concurrent use.
 */
public final class Introduction {

    /** Characters by which a turn that was broken off is still known. */
    private static final int RECOGNISED_BY = 20;

    /** In which people say unasked who they are. */
    private static final int FIRST_ANSWERS = 3;

    private static final String NAME = "{name}";

    private final List<String> named;
    private final List<String> nameless;
    private final Pattern deniedBy;
    private final Pattern otherBy;
    private final Pattern affirmedBy;
    private final Pattern hello;

    public Introduction() {
        var sections = Lexicon.sections("/dev/heartline/ai/coach/introduction.txt");
        this.named = sections.get("named");
        this.nameless = sections.get("nameless");
        this.deniedBy = Pattern.compile(String.join("|", sections.get("denied")), Pattern.CASE_INSENSITIVE);
        this.otherBy = Pattern.compile(String.join("|", sections.get("other")), Pattern.CASE_INSENSITIVE);
        this.affirmedBy = Pattern.compile(String.join("|", sections.get("affirmed")), Pattern.CASE_INSENSITIVE);
        this.hello = Pattern.compile(String.join("|", sections.get("hello")), Pattern.CASE_INSENSITIVE);
    }

    /** The first time, and once more for who says nothing but hello. */
    public String words(CoachContext context, Conversation soFar) {
        var wordings = wordings(context);
        return wordings.get((int) Math.min(timesMade(context, soFar), wordings.size() - 1))
                .replace(NAME, name(context));
    }

    /**
     * Whether nothing was said on a call of ours yet but who calls.
     *
     * @param besides tells words of the coach that don't count, as a question whether somebody is there
     */
    public boolean isPending(CoachContext context, Conversation soFar, Predicate<String> besides) {
        return context.direction() == CallDirection.OUTBOUND
                && soFar.coachTurns().stream()
                        .map(Turn::text)
                        .allMatch(text -> isMadeIn(text, context) || besides.test(text));
    }

    /**
     * Whether somebody else is on the line: who has said so stays somebody else, whatever they say next, until somebody says that
     * they are the one we call.
     *
     * @param turns what was said so far, in order
     */
    public boolean isSomebodyElse(CoachContext context, List<Turn> turns) {
        return context.direction() == CallDirection.OUTBOUND && isSomebodyElse(name(context), turns);
    }

    /**
     * As above, on a call of ours.
     *
     * @param called the first name of whom we call; nobody can be somebody else where it is empty
     */
    public boolean isSomebodyElse(String called, List<Turn> turns) {
        if (called.isEmpty()) return false;
        var name = theWord(called);
        boolean somebodyElse = false;
        boolean asked = false;
        int answers = 0;
        for (var turn : turns) {
            if (!turn.byUser()) {
                asked |= isMadeIn(turn.text(), called);
            } else if (asked || somebodyElse || answers < FIRST_ANSWERS) {
                answers++;
                var text = name.matcher(Words.normalise(turn.text())).replaceAll("NAME");
                boolean answer = asked && !text.isBlank() && !isHello(text);
                // Who has once said that they are somebody else has to say that they are the one.
                if (affirmedBy.matcher(text).find()) somebodyElse = false;
                else if (answer && deniedBy.matcher(text).find()
                        || otherBy.matcher(text).find()) somebodyElse = true;
                asked &= !answer;
            }
        }
        return somebodyElse;
    }

    /** A name where it stands as a word of its own, for which {@code NAME} stands in the expressions. */
    private static Pattern theWord(String name) {
        return Pattern.compile("(?i)\\b" + Pattern.quote(Words.normalise(name)) + "\\b");
    }

    /** Whether it is to be said once more: who says no more than "hello?" may not have heard the question. */
    public boolean isUnheard(CoachContext context, Conversation soFar) {
        long times = timesMade(context, soFar);
        return times == 0
                || times < wordings(context).size()
                        && soFar.last().map(Turn::text).filter(this::isHello).isPresent();
    }

    /** Whether that is what somebody else says of who they are, or of whom we call. */
    public boolean isDenied(CoachContext context, String text) {
        var plain = theWord(name(context)).matcher(Words.normalise(text)).replaceAll("NAME");
        return deniedBy.matcher(plain).find() || otherBy.matcher(plain).find();
    }

    /** Whether that is all that somebody says who has just come to the phone. */
    public boolean isHello(String text) {
        return hello.matcher(Words.normalise(text)).matches();
    }

    /** Whether it was said, or begun, on a call of ours. */
    boolean isMade(CoachContext context, Conversation soFar) {
        return context.direction() == CallDirection.OUTBOUND && timesMade(context, soFar) > 0;
    }

    /** Whether words of ours are it, or its beginning. */
    public boolean isMadeIn(String text, CoachContext context) {
        return isMadeIn(text, name(context));
    }

    private boolean isMadeIn(String text, String called) {
        return wordings(called).stream()
                .map(wording -> wording.replace(NAME, called))
                .anyMatch(wording -> text.contains(wording.substring(0, Math.min(RECOGNISED_BY, wording.length())))
                        || !text.isBlank() && wording.startsWith(text));
    }

    private long timesMade(CoachContext context, Conversation soFar) {
        return soFar.coachTurns().stream()
                .filter(turn -> isMadeIn(turn.text(), context))
                .count();
    }

    private List<String> wordings(CoachContext context) {
        return wordings(name(context));
    }

    private List<String> wordings(String called) {
        return called.isEmpty() ? nameless : named;
    }

    private static String name(CoachContext context) {
        return context.known().map(CoachContext.Person::firstName).orElse("");
    }
}
