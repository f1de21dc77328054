package dev.heartline.ai.coach;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.heartline.ai.coach.Brought.Kind;
import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.text.Expression;
import dev.heartline.ai.text.Sentences;
import dev.heartline.ai.text.Words;

/** Tells what words that tell nothing by themselves are as an answer to what was asked. */
final class Answers {

    /** In words; fewer answer nothing that could be taken up. */
    private static final int FEWEST = 3;

    private static final Pattern PAST =
            Pattern.compile("(?i)\\b(?:was|were|had|did|didn't|used|got|went|felt|said|told|couldn't|wasn't)\\b");

    private static final Pattern SOMEBODY =
            Pattern.compile("(?i)\\b(?:yes|yeah|my|our|friends?|she|he|they|everybody|everyone|somebody|someone)\\b");

    /** A plan in the first person, as far as it needs no subject. */
    private static final Pattern PLANNED = Pattern.compile(
            "(?i)(?<![\\w'])i(?:'ll|'d| will| would| could| can| might)(?![\\w'])(?! (?:\\w+ )?(?:not|never|like|love|want|need|rather|have|be|get)\\b)"
                    + "|\\bi(?:'m| am) (?:going to|gonna)\\b|(?<![\\w'])i (?:like|love|enjoy|usually) "
                    + "|^\\W*(?:(?:maybe|probably|just|well|like|i guess|i guess just|by)\\W+)*(?!(?:no|some|any|every)?thing\\b|during\\b|morning\\b|evening\\b)[a-z]{2,}ing\\b");

    private static final Pattern GIVEN = Pattern.compile("(?i)\\bif (?:he|she|it|they|there|my|the|only)\\b");

    private static final Pattern ALONE = Pattern.compile(
            "(?i)\\b(?:nobody|no one|not really|none|don't (?:really )?(?:have|know|think)|doesn't|wouldn't|won't)\\b");

    private static final Pattern NUMBER = Pattern.compile(
            "(?i)\\b(?:\\d+|once|twice|one|two|three|four|five|six|seven|eight|nine|ten|a dozen|half a|a (?:few|couple)|several|every (?:day|night|weekend|morning)|daily)\\b");

    /** What somebody may take too much of. */
    private static final Pattern CONSUMED = Pattern.compile(
            "(?i)\\b(?:drink\\w*|drank|beers?|wine|glass(?:es)?|bottles?|shots?|alcohol|smok\\w*|cig\\w*|packs?|vap\\w*|weed|pot|joints?|use|using|gambl\\w*|bet\\w*|sodas?|candy|snack\\w*)\\b");

    private final Map<Kind, Expression> asked = new LinkedHashMap<>();

    Answers() {
        Lexicon.sections("/dev/heartline/ai/coach/asked.txt")
                .forEach((kind, questions) -> asked.put(
                        Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('.', '_')),
                        Expression.of("(?i)" + String.join("|", questions))));
    }

    /** @param question the coach's last words */
    Optional<Kind> given(String said, String question) {
        return asked.entrySet().stream()
                .filter(one -> one.getValue().isIn(question))
                .map(Map.Entry::getKey)
                .filter(kind -> isOne(kind, said, question))
                .findFirst();
    }

    /** Whether the words hold what was asked for: who is asked for an amount needn't have told one. */
    private static boolean isOne(Kind kind, String said, String asked) {
        if (Words.count(said) < FEWEST) return false;
        return switch (kind) {
            case PLAN ->
                !BroughtByRules.BUT.matcher(said).find()
                        && !PAST.matcher(said).find()
                        && Sentences.of(said).stream().anyMatch(Answers::plans);
            case SUPPORT ->
                SOMEBODY.matcher(said).find() && !ALONE.matcher(said).find();
            case AMOUNT ->
                NUMBER.matcher(said).find()
                        && CONSUMED.matcher(said + " " + asked).find();
            case LIKES_IT, REASON, TRIED_BEFORE ->
                isUndenied(said)
                        || kind == Kind.REASON
                                && BroughtByRules.OWN.matcher(said).find();
            default -> true;
        };
    }

    private static boolean plans(String sentence) {
        var plan = PLANNED.matcher(sentence);
        return plan.find()
                && isUndenied(sentence.substring(0, plan.end()))
                && !GIVEN.matcher(sentence).find();
    }

    private static boolean isUndenied(String said) {
        return !BroughtByRules.NOT.matcher(said).find();
    }
}
