package dev.heartline.ai.guard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.text.Words;

/** The guard's own ear for what the user's words do, beyond danger and wishes. Immutable, safe for concurrent use. */
final class Listening {

    private static final Pattern CLAUSE_END = Pattern.compile("[.!?;,\\n\u2014\u2026]+");

    /** In words: who says more than that has not gone away for a moment. */
    private static final int LONGEST_REQUEST = 20;

    /** Only a clear one: not "not yet", not "I don't want to be here". */
    private static final Pattern NO = Pattern.compile(
            "(?i)^\\W*(?:(?:oh|god|well|um|uh|yeah)\\W+)*(?:no|nope|nah|never|"
                    + "of course not|absolutely not|definitely not|not (?:really|at all|that|like that)|"
                    + "i'm not(?: (?:thinking|going|planning|suicidal)\\b.*)?$|i don't(?: think so| want to (?:hurt|kill|die|do that)|"
                    + " have (?:such |any )?(?:thoughts|plans)|\\W*$)"
                    + "|(?:it.?s |i.?m having |had )?(?:just|only) a (?:rough|bad|long|hard|tough|busy|stressful) (?:day|week|night)$)(?!\\w)");

    private final Map<String, List<Pattern>> cues;

    Listening() {
        cues = Lexicon.sections("/dev/heartline/ai/guard/heard.txt").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        section -> section.getValue().stream()
                                .map(expression -> Pattern.compile(expression, Pattern.CASE_INSENSITIVE))
                                .toList()));
    }

    boolean isPlain(String text) {
        return hears("plain", text);
    }

    /** What was taken for danger was about something else. */
    boolean explains(String text) {
        return hears("explains", text);
    }

    boolean deniesDanger(String text) {
        return hears("denies", text);
    }

    /** "No", to a question about danger. */
    boolean saysNo(String text) {
        return NO.matcher(Words.normalise(text)).find();
    }

    /** "No", and nothing that takes it back. */
    boolean saysNoClearly(String text) {
        return (saysNo(text) || deniesDanger(text)) && !hears("hedge", text);
    }

    /** The user will be back in a moment, and says nothing else. */
    boolean asksForAMoment(String text) {
        var clauses = Arrays.stream(CLAUSE_END.split(Words.normalise(text).toLowerCase(Locale.ROOT)))
                .map(String::strip)
                .filter(clause -> !clause.isEmpty())
                .toList();
        return Words.count(text) <= LONGEST_REQUEST
                && clauses.stream().anyMatch(clause -> is("moment", clause))
                && clauses.stream().allMatch(clause -> is("moment", clause) || is("aside", clause));
    }

    private boolean hears(String cue, String text) {
        var plain = Words.normalise(text);
        return cues.get(cue).stream().anyMatch(pattern -> pattern.matcher(plain).find());
    }

    private boolean is(String cue, String clause) {
        return cues.get(cue).stream()
                .anyMatch(pattern -> pattern.matcher(clause).matches());
    }
}
