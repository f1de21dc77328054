package dev.heartline.ai.crisis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.text.Expression;
import dev.heartline.events.vocabulary.CrisisKind;

/**
 * Tells whether words point to danger to life. Idioms ("dying for a pizza", "this workout is killing me") are taken out
 * first; a negation right before ("I don't want to kill myself") disarms what it reaches. Immutable, safe for concurrent
 * use.
 *
 * <p>Rules can't understand: they miss what is only hinted at and alarm at some figures of speech. Treat an alarm as a
 * reason to ask about safety, and its absence as no proof of safety.
 */
public final class CrisisDetector {

    /** A negation that reaches the phrase: nothing but a few small words between the two. */
    private static final Pattern NEGATED =
            Pattern.compile("\\b(?:dont|do not|didnt|did not|never|not|wouldnt|would not|no|wont|without|isnt|wasnt|"
                    + "havent|arent|doesnt|aint|hadnt)"
                    + " (?:really |actually |ever |currently |even |had any |have any |any |been |going to |"
                    + "gonna |want to |wanting to |wanna |"
                    + "thinking of |thinking about |thought of |thought about |thoughts of |thinking |feeling "
                    + "|like |a |planning to |"
                    + "planning on |trying to |mean to |intend to |intending to |in |having |have |had |at risk "
                    + "of |risk of |plans to |plan to |desire to |to |of |about |an )*$");

    /** Not a denial, though it looks like one: "why not", "not only", "not that". */
    private static final Pattern FALSE_NEGATION = Pattern.compile(
            "\\b(?:why not|why dont i|not only|not that|cant stop|cannot stop|not sure|dont know|if not) (?:\\w+ ){0,3}$");

    private static final Notes.Kind<Optional<CrisisSign>> OWN_WORDS = new Notes.Kind<>();

    private final List<CrisisPatterns> kinds =
            Arrays.stream(CrisisKind.values()).map(CrisisPatterns::of).toList();
    private final Expression idioms = CrisisPatterns.idioms();
    private final List<String> stems = CrisisPatterns.stems();
    private final Admissions admissions = new Admissions();
    private final Hopelessness hopelessness = new Hopelessness();

    /** The most urgent sign in a text, if any. Never fails, whatever the text; null reads as empty. */
    public Optional<CrisisSign> detect(String text) {
        if (text == null || text.isBlank()) return Optional.empty();
        var plain = PlainText.of(text);
        if (stems.stream().noneMatch(plain::contains) || find(plain).isEmpty()) return Optional.empty();
        return find(idioms.replaceIn(plain, " ... "));
    }

    public boolean isCrisis(String text) {
        return detect(text).isPresent();
    }

    /**
     * The most urgent sign in what the user said, the earliest of equals. The coach's words never raise one, but what a
     * "yes" means depends on the question.
     */
    public Optional<CrisisSign> detect(Conversation conversation) {
        return detect(conversation, false);
    }

    /**
     * As {@link #detect(Conversation)}.
     *
     * @param afterCrisis the user was in danger lately: hopelessness alone is a sign then
     */
    public Optional<CrisisSign> detect(Conversation conversation, boolean afterCrisis) {
        var question = "";
        var signs = new ArrayList<CrisisSign>();
        for (var turn : conversation.turns()) {
            if (turn.byUser())
                conversation
                        .notes()
                        .of(turn, OWN_WORDS, one -> detect(one.text()))
                        .or(asAnswer(turn.text(), question, afterCrisis))
                        .ifPresent(signs::add);
            else question = turn.text();
        }
        return signs.stream().min(Comparator.comparing(CrisisSign::kind));
    }

    /** The most urgent sign in an utterance, by its own words or as the answer to what we asked. */
    Optional<CrisisSign> judge(String text, String question) {
        return sign(text, question, false);
    }

    /** Whether words of ours ask about danger, so that a yes or a no to them means something. */
    boolean asks(String question) {
        return admissions.areAskedFor(question);
    }

    /** Whether the user tells of danger by what they answer to a question. */
    public boolean admits(String answer, String question) {
        return admissions.in(answer, question).isPresent();
    }

    /** Whether the user answers the direct question with a clear no, and says nothing beside it that takes it back. */
    public boolean denies(String answer, String question) {
        return admissions.areDenied(answer, question);
    }

    /** Whether the user makes little of the direct question, "just tired", without a clear answer: to be asked once more. */
    public boolean shrugsOff(String answer, String question) {
        return admissions.areShruggedOff(answer, question);
    }

    private Optional<CrisisSign> sign(String text, String question, boolean afterCrisis) {
        return detect(text).or(asAnswer(text, question, afterCrisis));
    }

    /** What words tell that are no sign by themselves. */
    private Supplier<Optional<CrisisSign>> asAnswer(String text, String question, boolean afterCrisis) {
        return () ->
                admissions.in(text, question).or(() -> afterCrisis ? hopelessness.heardIn(text) : Optional.empty());
    }

    private Optional<CrisisSign> find(String text) {
        return kinds.stream().flatMap(kind -> find(kind, text).stream()).findFirst();
    }

    private static Optional<CrisisSign> find(CrisisPatterns patterns, String text) {
        var always = patterns.always().firstIn(text);
        if (always.isPresent())
            return Optional.of(new CrisisSign(patterns.kind(), always.get().group()));
        return patterns.negatable()
                .allIn(text)
                .filter(found -> !negated(text, found.start()))
                .findFirst()
                .map(found -> new CrisisSign(patterns.kind(), found.group()));
    }

    private static boolean negated(String text, int at) {
        var before = text.substring(Math.max(0, at - 80), at);
        return NEGATED.matcher(before).find() && !FALSE_NEGATION.matcher(before).find();
    }
}
