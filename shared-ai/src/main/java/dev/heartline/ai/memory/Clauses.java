package dev.heartline.ai.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.heartline.ai.statement.Statement;
import dev.heartline.ai.text.Sentences;
import dev.heartline.ai.text.SpokenText;

/** Brings the clauses of a statement into the form that the rules expect. */
final class Clauses {

    private static final Pattern TRIGGER =
            Pattern.compile("(?i)^(?:when|whenever|if) (i(?:'m| am| feel| get|'m feeling) [^,]{3,60}), (?:that's when "
                    + "|then )?(i (?:usually |normally |often |always |tend to |sometimes |just )*(?:want to "
                    + "|wanna |crave |smoke|drink|eat|vape|snack|reach|overeat|binge)[^,.]*)[.!]?$");
    private static final Pattern HEDGED =
            Pattern.compile("(?i)^(?:i (?:really |just |also |honestly )?(?:think|guess|believe|suppose|feel like|"
                    + "mean|know)(?:,| that)? )(?=i\\b|i'|my\\b|it's\\b)");
    private static final Pattern KNOWN_NEED = Pattern.compile(
            "(?i)^i (?:really |just |also |do )*know (?:that )?i (?:\\w+ )?(?:need|should|have|ought)\\b");
    /** Texts and hurried talk drop the "I": "Skipped the chips", "Been walking a lot". Forms that can only tell of a deed. */
    private static final Pattern DROPPED_SUBJECT = Pattern.compile(
            "(?i)^(?=(?:(?:just|also|finally|already|even|only|still) )?(?:walked|ran|jogged|swam|biked|cycled|hiked|"
                    + "exercised|worked out|meditated|cooked|skipped|resisted|avoided|stuck to|stuck with|stayed|went|"
                    + "lost|said no|turned down|gave up|passed on|stopped|started|slept|binged|overate|relapsed|"
                    + "slipped up|missed|managed|kept up|polished off|poured|beat|haven't|can't|couldn't)\\b)");

    private static final Pattern DROPPED_HAVE = Pattern.compile("(?i)^(?=been \\w+ing\\b)");
    private static final Pattern GOES_ON = Pattern.compile("^(?:\\p{Ll}|(?i)(?:and|but|so|then|because|or|which)\\b)");

    private static final Pattern TIME_FIRST = Pattern.compile(
            "(?i)^(yesterday|today|tonight|last (?:night|week|weekend|month|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|"
                    + "this (?:morning|afternoon|week|weekend)|on (?:mon|tues|wednes|thurs|fri|satur|sun)days?"
                    + "(?: (?:night|morning|evening))?),? (i(?:'ve)? (?!(?:am|feel|felt|was|have|need|want|can't)\\b)[^,]+)$");
    private static final Pattern REASON = Pattern.compile("(?i)^(?:because|but,?|when|so that|which is why) .*|"
            + "^(?:and )?then,? i (?:\\w+ ){0,2}?(?:smoked|drank|vaped|used|binged|gambled|caved|slipped|relapsed|gave in|bought|"
            + "had an? (?:drink|beer|cigarette|smoke|glass))\\b.*");

    /** @param hedged the user said "I think", "I guess" */
    record Clause(String text, boolean hedged, boolean regret) {}

    private Clauses() {}

    static List<Clause> of(Statement statement) {
        var sentence =
                statement.text().replaceAll("(?i)\\bwanna\\b", "want to").replaceAll("(?i)\\bgotta\\b", "have to");
        var trigger = TRIGGER.matcher(SpokenText.withoutOpener(sentence));
        if (trigger.matches())
            return List.of(new Clause(tidy(trigger.group(2) + " when " + trigger.group(1)), false, false));
        var parts = Sentences.clauses(sentence);
        var clauses = new ArrayList<Clause>();
        for (int i = 0; i < parts.size(); i++) {
            var raw = parts.get(i);
            var plain = SpokenText.withoutOpener(raw);
            if (i == 0 && !GOES_ON.matcher(sentence).find()) plain = withSubject(plain);
            boolean hedged =
                    HEDGED.matcher(plain).find() && !KNOWN_NEED.matcher(plain).find();
            if (hedged) plain = HEDGED.matcher(plain).replaceFirst("");
            plain = TIME_FIRST.matcher(plain.replaceFirst("[.!]$", "")).replaceFirst(Clauses::timeLast);
            var next = i + 1 < parts.size() ? parts.get(i + 1) : "";
            if (REASON.matcher(next).matches() && ClauseScreen.admits(tidy(plain + " " + next))) {
                var joint = next.toLowerCase().startsWith("but") ? ", " : " ";
                clauses.add(new Clause(tidy(plain + joint + lowerFirst(next)), hedged, joint.equals(", ")));
            } else {
                clauses.add(new Clause(tidy(plain), hedged, false));
            }
        }
        return clauses;
    }

    private static String withSubject(String clause) {
        if (DROPPED_HAVE.matcher(clause).find()) return "I've " + lowerFirst(clause);
        return DROPPED_SUBJECT.matcher(clause).find() ? "I " + lowerFirst(clause) : clause;
    }

    /** "On Friday I smoked" tells the same as "I smoked on Friday", which is what rules start from. */
    private static String timeLast(MatchResult clause) {
        return Matcher.quoteReplacement(clause.group(2) + " " + lowerFirst(clause.group(1)));
    }

    private static String lowerFirst(String clause) {
        return clause.substring(0, 1).toLowerCase() + clause.substring(1);
    }

    private static String tidy(String clause) {
        return SpokenText.withoutTail(clause);
    }
}
