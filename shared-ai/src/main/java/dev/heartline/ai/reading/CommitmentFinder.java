package dev.heartline.ai.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.reading.ConversationReading.Commitment;
import dev.heartline.ai.secret.SecretMask;
import dev.heartline.ai.statement.Statement;
import dev.heartline.ai.statement.Statements;
import dev.heartline.ai.text.Likeness;
import dev.heartline.ai.text.Sentences;
import dev.heartline.ai.text.SpokenText;
import dev.heartline.ai.text.TellingWords;
import dev.heartline.ai.text.Words;

/**
 * Finds what the user said they would do. Only their own plain announcements count: no "maybe", no "if" but
 * that of a plan for a hard moment, no habit told in the future tense, no announcement of a feeling, and no "yes" to a proposal of the coach.
 */
public final class CommitmentFinder {

    private static final int LONGEST = 18;

    private static final Pattern ANNOUNCEMENT =
            Pattern.compile("(?i)^(?:(?:i think|i guess|i believe|i suppose|i promise(?: you)?(?: that)?) )?(?:"
                    + "(?<will>i'll|i will|i(?:'m| am)(?: just| also| definitely| really)? (?:going to|gonna)|"
                    + "i'm gunna|i plan to|i'm planning to|i intend to|i promise to|"
                    + "i commit to|i'm willing to|i've decided to|i decided to)|(?<wont>i won't|i will not|i'm "
                    + "not going to|i'm not gonna|i promise not to)|"
                    + "(?<can>i can|i could)(?= (?:at least |definitely |certainly |just )*(?:try|start|commit)\\b))"
                    + "(?: (?:definitely|certainly|just|also|really|then|at least|still|even|only|first|be sure "
                    + "to|make sure to))* (?<deed>.+)$");

    private static final Pattern CONDITIONAL =
            Pattern.compile("(?i)\\b(?:if|unless|whenever|every time|each time|sometimes|usually|normally|often|maybe|"
                    + "perhaps|might|would|probably)\\b");
    private static final Pattern HABIT =
            Pattern.compile("(?i)\\b(?:mon|tues|wednes|thurs|fri|satur|sun)days,? i'll\\b|^on .*, ?i'll\\b|"
                    + "^(?:\\w+,? ){0,2}when .*\\bi(?:'ll|'m| will)\\b");
    private static final Pattern REASON =
            Pattern.compile("(?i),? (?:because|'cause|cause|since|although|though|but|so that|so i|so it|which|and "
                    + "then|and see|and hopefully|i guess|i think|i suppose)\\b.*$|, (?:so|and so)\\b.*$");

    /** Verbs that announce no deed. */
    private static final Set<String> NO_DEED = Set.of("""
            be have see say tell think know guess admit bet need want miss die never always get feel hear remember believe
            understand agree assume imagine wait like love hate probably not no suppose regret mean forget let's wonder lose
            gain end tend keep come explain answer
            """.strip().split("\\s+"));

    private static final Set<String> REFUSABLE = Set.of("""
            drink smoke eat buy skip use vape gamble snack binge order go have touch miss keep stay
            """.strip().split("\\s+"));

    private static final Pattern EMPTY_DEED =
            Pattern.compile("(?i)^(?:try|do|go|work|start|stop|use|take)(?: to| and)?(?: do| with| on| for)?(?: it|"
                    + " that| this| so| my best)*\\W*$|^do (?:what|whatever|anything|everything|something|the "
                    + "same)\\b.*|^\\w+ed .*|^(?:go|get|head) (?:home|back|out|to bed)\\W*$");
    private static final Pattern INTAKE = Pattern.compile(
            "(?i)\\b(?:pack|beers?|drinks?|cigarettes?|glass(?:es)?)\\b.*\\b(?:a|per) (?:day|night|week)\\b");
    private static final Pattern LIMIT =
            Pattern.compile("(?i)\\b(?:only|less|fewer|cut|reduce|instead|limit|max|most|down|one|water|without)\\b");
    private static final Pattern SPEAKS_TO_COACH = Pattern.compile("(?i)\\b(?:you|your|yours)\\b");

    private CommitmentFinder() {}

    /** In the order they were said; the same deed is listed once. */
    public static List<Commitment> in(Conversation conversation) {
        return inAll(Statements.ofUser(conversation));
    }

    static List<Commitment> inAll(List<Statement> statements) {
        var found = new ArrayList<Commitment>();
        for (var statement : statements) {
            for (var text : in(statement))
                if (found.stream().noneMatch(other -> isSame(other.text(), text)))
                    found.add(new Commitment(text, statement.turns().getLast()));
        }
        return found;
    }

    private static boolean isSame(String one, String other) {
        return Likeness.alike(one, other, Set.of()) && !TellingWords.contradict(one, other);
    }

    private static List<String> in(Statement statement) {
        if (statement.isQuestion() || statement.text().contains("\"") || SecretMask.leftMarkIn(statement.text()))
            return List.of();
        var plan = IfThenPlan.in(SpokenText.withoutOpener(statement.text()));
        if (plan.isPresent()) return List.of(plan.get());
        var said = new StringBuilder();
        var found = new ArrayList<String>();
        for (var clause : Sentences.clauses(statement.text())) {
            var context = said.append(' ').append(clause).toString().strip();
            announcement(SpokenText.withoutOpener(clause), context).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<String> announcement(String clause, String context) {
        var match = ANNOUNCEMENT.matcher(clause);
        if (!match.matches()) return Optional.empty();
        var deed = REASON.matcher(match.group("deed")).replaceFirst("").replaceFirst("[.,!; ]+$", "");
        var before = context.substring(
                0, Math.max(0, context.length() - match.group("deed").length()));
        if (CONDITIONAL.matcher(before).find() || HABIT.matcher(context).find()) return Optional.empty();
        deed = deed.replaceFirst("(?i)^(try|start) to (\\w+ing)\\b", "$1 $2");
        var words = Words.of(deed);
        if (words.isEmpty() || words.size() > LONGEST || !isDeed(deed, words)) return Optional.empty();
        if (match.group("wont") != null)
            return REFUSABLE.contains(words.getFirst()) ? Optional.of("I won't " + deed) : Optional.empty();
        if (NO_DEED.contains(words.getFirst())) return Optional.empty();
        if (match.group("can") != null)
            return Optional.of((match.group("can").equalsIgnoreCase("i can") ? "I can " : "I could ") + deed);
        return Optional.of("I'll " + deed);
    }

    private static boolean isDeed(String deed, List<String> words) {
        if (EMPTY_DEED.matcher(deed).matches() || SPEAKS_TO_COACH.matcher(deed).find()) return false;
        if (Words.of(deed).getLast().matches("to|the|a|my|and|or|of|with|for|in|at|on|if|that|i|but|so")) return false;
        if (INTAKE.matcher(deed).find() && !LIMIT.matcher(deed).find()) return false;
        // The verb alone says nothing; it needs what, when or where.
        return words.stream()
                .skip(1)
                .anyMatch(word -> Words.isContent(word) && word.matches(".*\\p{L}.*") || word.equals("today"));
    }
}
