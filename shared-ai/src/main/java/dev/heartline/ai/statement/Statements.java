package dev.heartline.ai.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.heartline.ai.conversation.Conversation;
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

    /** Nobody says more in one turn; a text beyond this is cut. */
    private static final int READ_CHARACTERS = 10_000;

    private static final Pattern BROKEN_OFF = Pattern.compile("(?:[-\u2014\u2013,]|--)\\s*$");
    private static final Pattern CONTINUES = Pattern.compile("^\\s*(?:-|\u2014|\u2013)");

    private Statements() {}

    public static List<Statement> ofUser(Conversation conversation) {
        var statements = new ArrayList<Statement>();
        var said = new StringBuilder();
        var turns = new ArrayList<Integer>();
        for (var turn : conversation.userTurns()) {
            boolean joins = !turns.isEmpty()
                    && BROKEN_OFF.matcher(said).find()
                    && CONTINUES.matcher(turn.text()).find();
            if (joins) {
                said.setLength(said.toString()
                        .stripTrailing()
                        .replaceAll("[-\u2014\u2013,]+$", "")
                        .length());
                said.append(' ').append(turn.text().strip().replaceFirst("^[-\u2014\u2013]+", ""));
            } else {
                collect(said, turns, statements);
                said.append(cut(turn));
            }
            turns.add(turn.seq());
        }
        collect(said, turns, statements);
        return statements;
    }

    public static List<Statement> of(Turn turn) {
        return ofUser(new Conversation(List.of(turn)));
    }

    private static void collect(StringBuilder said, List<Integer> turns, List<Statement> statements) {
        for (var sentence :
                Sentences.of(SpokenText.clean(Person.capitalise(said.toString().strip()))))
            statements.add(new Statement(sentence, List.copyOf(turns)));
        said.setLength(0);
        turns.clear();
    }

    private static String cut(Turn turn) {
        return SecretMask.mask(turn.text().substring(0, Math.min(turn.text().length(), READ_CHARACTERS)))
                .text();
    }
}
