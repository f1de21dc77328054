package dev.heartline.ai.memory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.heartline.ai.lexicon.Forgoing;
import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.lexicon.Vices;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.WireNamed;

/** One way in which a clause shows that it is worth remembering, as written in {@code rules.txt}. */
record MemoryRule(MemoryType type, double confidence, Need need, Pattern pattern) {

    private static final String ADVERBS =
            "(?:(?:just|really|also|still|always|never|usually|normally|already|finally|actually|definitely|"
                    + "obviously|pretty|so|very|super|quite|kind of|kinda|kind|sort of|"
                    + "often|sometimes|even|do|recently|currently|now|only|mostly|totally|absolutely|too|about|"
                    + "almost|maybe|at least|probably|generally|certainly|getting|been|honestly|particularly) " + ")*";

    static final String KIN = "(?:wife|husband|partner|son|daughter|kids?|child|children|baby|twins|mom|mum|mother|dad|"
            + "father|parents|sister|brother|siblings?|girlfriend|boyfriend|fianc[eé]e?|"
            + "grandma|grandpa|grandmother|grandfather|grandson|granddaughter|grandkids|grandchildren|"
            + "aunt|uncle|cousins?|niece|nephew|ex|family|roommate|housemate|friends?|buddy|boss|"
            + "coworkers?|co-workers?|colleagues?|neighbou?rs?|dog|cat|puppy|team|coach|in-laws|teenagers?)";

    private static final String FEEL =
            "(?:stressed(?: out)?|overwhelmed|exhausted|tired|anxious|worried|scared|afraid|ashamed|"
                    + "guilty|embarrassed|lonely|depressed|discouraged|frustrated|nervous|sad|annoyed|burn(?:ed|"
                    + "t) out|" + "sick of|fed up|worn out|stuck|miserable|confused about|insecure|self-conscious)";

    /** What a clause must have besides fitting the expression. */
    private enum Need {
        NOTHING,
        TOPIC,
        SHORT
    }

    private static final int FEWEST_CONTENT_WORDS = 2;

    static List<MemoryRule> all() {
        return Lexicon.lines("/dev/heartline/ai/memory/rules.txt").stream()
                .map(MemoryRule::parse)
                .toList();
    }

    /** @param onTopic whether the clause touches a coaching topic */
    boolean fits(String clause, boolean onTopic) {
        if (!pattern.matcher(clause).lookingAt()) return false;
        return switch (need) {
            case NOTHING -> ClauseScreen.contentWords(clause) >= FEWEST_CONTENT_WORDS;
            case TOPIC -> onTopic;
            case SHORT -> true;
        };
    }

    private static MemoryRule parse(String line) {
        var fields = Arrays.stream(line.split(" \\| ", 4)).map(String::strip).toList();
        var regex = fields.get(3)
                .replace("<adv>", ADVERBS)
                .replace("<vice>", Vices.expression())
                .replace("<substance>", Vices.expression(Vices.Kind.SUBSTANCES))
                .replace("<forgone>", Forgoing.expression())
                .replace("<kin>", KIN)
                .replace("<feel>", FEEL);
        return new MemoryRule(
                WireNamed.of(MemoryType.class, fields.get(0)),
                Double.parseDouble(fields.get(1)),
                Need.valueOf(
                        fields.get(2).equals("-") ? "NOTHING" : fields.get(2).toUpperCase(Locale.ROOT)),
                Pattern.compile(regex, Pattern.CASE_INSENSITIVE));
    }
}
