package dev.heartline.ai.memory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.heartline.ai.text.Expression;
import dev.heartline.ai.text.Sentences;
import dev.heartline.ai.text.Words;

/**
 * What a memory is about, where only one thing can be true of it at a time: whom somebody lives with, whether they like coffee, how
 * much they smoke. The newer of two with the same subject holds. Most memories have none: two pets, two walks, two jobs can all be
 * true.
 */
public final class MemorySubject {

    private static final String ADVERBS =
            "(?:(?:really|also|still|always|just|absolutely|actually|now|currently|mostly|usually) )*";
    private static final String NUMBER =
            "(?:\\d+|an?|half an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|"
                    + "twenty|thirty|forty)";

    private static final Pattern AS_OF = Pattern.compile(" \\(as of [^)]*\\)$");
    private static final Pattern NOW = Pattern.compile(
            "(?:,? (?:now|these days|nowadays|anymore|any more|from now on|again|so much|a lot|too|as well))+$");
    private static final Pattern NOT_OF_IT =
            Pattern.compile("^(?:the|a|an|their|eating|drinking|having|doing|playing|going|to|going to) ");
    private static final int LONGEST_THING = 4;

    private record Rule(Expression expression, Function<MatchResult, Optional<String>> subject) {}

    private static final List<Rule> RULES = List.of(
            rule(
                    "^" + ADVERBS
                            + "(?:loves?|likes?|enjoys?|prefers?|adores?|hates?|dislikes?|loathes?|can't stand|cannot stand|doesn't "
                            + ADVERBS + "(?:like|enjoy|love)) (?<thing>[^,]+)$",
                    found -> thing(found.group("thing"))),
            rule(
                    "^(?:is |has been )?" + ADVERBS + "liv(?:es?|ing) (?:alone|by themselves|on their own|with )",
                    _ -> Optional.of("household")),
            rule("^(?:has )?moved (?:back )?in with ", _ -> Optional.of("household")),
            rule(
                    "^(?:is )?" + ADVERBS + "liv(?:es?|ing) in (?!an? |the |one)|^(?:has )?" + ADVERBS
                            + "moved to (?!an? |the )",
                    _ -> Optional.of("home")),
            rule(
                    "^(?:is|was|got|has been|just got) " + ADVERBS
                            + "(?:happily |recently |newly )?(?:married|divorced|engaged|separated|widowed|single)\\b",
                    _ -> Optional.of("marital status")),
            rule(
                    "^(?:is )?" + ADVERBS
                            + "(?:works?|working) (?:the )?(?:nights?|days?|evenings?)(?: shifts?)?\\b|^(?:has )?switched to (?:the )?"
                            + "(?:days?|nights?|evenings?)(?: shifts?)?\\b|^is on (?:days|nights)\\b",
                    _ -> Optional.of("shift")),
            rule(
                    "\\b(?:smokes?|vapes?) .*\\b(?:a|per|every|each) day\\b|\\b(?:cigarettes?|packs?|cigs) (?:a|per|every|each) day\\b",
                    _ -> Optional.of("amount of smoking")),
            rule(
                    "\\b(?:takes?|put (?:them|me) (?:back |up |down )?(?:to|on)|is (?:up|down) to|is on) " + NUMBER
                            + "(?: ?(?:mg|milligrams?|units|pills|tablets))?(?: of)? (?<drug>[a-z]{3,}?)s? (?:a|per|every|each|once a|twice a) day\\b",
                    found -> Optional.of("dose of " + found.group("drug"))),
            rule(
                    "\\b(?:drinks?|has|is down to|is up to) .*?(?<drug>beer|wine|coffee|soda|vodka|whiske?y|drink)s? (?:a|per|every|each) (?<unit>day|night|week)\\b",
                    found -> Optional.of("amount of " + found.group("drug") + " a " + found.group("unit"))),
            rule("^(?:their weight is|weighs) ", _ -> Optional.of("weight")));

    private static final Pattern OWN_WORDS =
            Pattern.compile("^" + MemoryCandidate.QUOTED + "\"(.+?)[.!\u2026]*\"(?: \\(as of [^)]*\\))?$");

    private static final Pattern BEFORE_IT = Pattern.compile(
            "^(?:(?:well|so|oh|ugh|um|uh|and|but|yeah|yes|no|honestly|actually|look|see|i mean|you know|i think|i guess|to be honest),? )+");

    private MemorySubject() {}

    /** @param description third person without a subject, or the user's very words, as memories have it */
    public static Optional<String> of(String description) {
        return plain(description).flatMap(MemorySubject::ofPlain);
    }

    /** Of very words only one sentence: what else was said in the same breath may hold on when the one doesn't. */
    private static Optional<String> plain(String description) {
        var quoted = OWN_WORDS.matcher(description);
        if (!quoted.matches()) {
            return Optional.of(
                    AS_OF.matcher(description.toLowerCase(Locale.ROOT)).replaceFirst(""));
        }
        return Optional.of(Sentences.of(quoted.group(1)))
                .filter(sentences -> sentences.size() == 1)
                .map(sentences ->
                        inThirdPerson(Words.normalise(sentences.getFirst()).toLowerCase(Locale.ROOT)));
    }

    private static String inThirdPerson(String said) {
        var own = BEFORE_IT.matcher(said).replaceFirst("");
        return own.replaceFirst("^i(?:'m| am) ", "is ")
                .replaceFirst("^i(?:'ve| have) ", "has ")
                .replaceFirst("^i don't ", "doesn't ")
                .replaceFirst("^i ", "")
                .replaceAll("\\bmy\\b", "their");
    }

    private static Optional<String> ofPlain(String description) {
        var plain = NOW.matcher(description).replaceFirst("");
        for (var rule : RULES) {
            var match = rule.expression().firstIn(plain);
            if (match.isPresent()) return rule.subject().apply(match.get());
        }
        return Optional.empty();
    }

    /** "The gym", "going to the gym" are one thing; "iced coffee" is not coffee. */
    private static Optional<String> thing(String words) {
        var thing = words.strip();
        for (var shorter = ""; !shorter.equals(thing); ) {
            shorter = thing;
            thing = NOT_OF_IT.matcher(thing).replaceFirst("");
        }
        return thing.split(" ").length > LONGEST_THING || thing.contains(" and ")
                ? Optional.empty()
                : Optional.of("liking of " + thing);
    }

    private static Rule rule(String regex, Function<MatchResult, Optional<String>> subject) {
        return new Rule(Expression.of(regex), subject);
    }
}
