package dev.heartline.ai.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.secret.SecretMask;
import dev.heartline.ai.text.Person;
import dev.heartline.ai.text.Sentences;
import dev.heartline.ai.text.SpokenText;

/**
 * Takes the user's sentences out of a conversation and rejoins those that a "mm-hmm" of the coach cut in two. One that
 * starts in lower case goes on with a thought that was broken off; texts, which often start so, get their capital. Secrets are
 * masked here, so that nothing that is made of sentences holds one.
 */
public final class Statements {

    private static final Pattern BROKEN_OFF = Pattern.compile("(?:[-\u2014\u2013,]|--)\\s*$");
    private static final Pattern CONTINUES = Pattern.compile("^\\s*(?:-|\u2014|\u2013)");
    private static final Pattern BREAK = Pattern.compile("[-\u2014\u2013,]+$");
    private static final Pattern CONTINUATION = Pattern.compile("^[-\u2014\u2013]+");
    private static final Notes.Kind<String> PLAIN = new Notes.Kind<>();

    private Statements() {}

    public static List<Statement> ofUser(Conversation conversation) {
        var statements = new ArrayList<Statement>();
        var thought = new ArrayList<Turn>();
        for (var turn : conversation.userTurns()) {
            if (!thought.isEmpty() && !goesOn(thought.getLast(), turn)) {
                statements.addAll(of(thought, conversation.notes()));
                thought.clear();
            }
            thought.add(turn);
        }
        statements.addAll(of(thought, conversation.notes()));
        return statements;
    }

    /** What one turn of the user says, without noise and secrets. */
    public static String plain(Turn turn, Notes notes) {
        return notes.of(turn, PLAIN, one -> clean(one.text()));
    }

    private static boolean goesOn(Turn before, Turn turn) {
        return BROKEN_OFF.matcher(before.text()).find()
                && CONTINUES.matcher(turn.text()).find();
    }

    private static List<Statement> of(List<Turn> thought, Notes notes) {
        if (thought.isEmpty()) return List.of();
        var plain = thought.size() == 1 ? plain(thought.getFirst(), notes) : clean(joined(thought));
        return statements(plain, thought.stream().map(Turn::seq).toList());
    }

    private static String joined(List<Turn> thought) {
        var whole = thought.getFirst().text();
        for (var turn : thought.subList(1, thought.size()))
            whole = BREAK.matcher(whole.stripTrailing()).replaceFirst("") + " "
                    + CONTINUATION.matcher(turn.text().strip()).replaceFirst("");
        return whole;
    }

    private static List<Statement> statements(String plain, List<Integer> turns) {
        return Sentences.of(plain).stream()
                .map(sentence -> new Statement(sentence, turns))
                .toList();
    }

    private static String clean(String said) {
        return SpokenText.clean(Person.capitalise(SecretMask.mask(said).text().strip()));
    }
}
