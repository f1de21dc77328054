package dev.heartline.ai.message;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What somebody weighs, by their own words, clause by clause: not what they weighed once, hope to weigh, have lost, have still to go
 * or lift.
 *
 * @param value in {@code unit}, with at most two decimals
 * @param unit {@code kg} or {@code lb}
 * @param words as they would say it: "82.4 kg", "12 st 4 lb"
 * @param clause that tells it
 */
record WeighIn(String value, String unit, String words, String clause) {

    private static final int POUNDS_OF_A_STONE = 14;

    private static final String VALUE =
            "(?:(?<value>\\d{2,3}(?:[.,]\\d{1,2})?) ?(?<unit>kgs?|kilos?|kilograms?|lbs?|pounds)"
                    + "|(?<stone>\\d{1,2}) ?(?:stones?|st)(?![\\w.])"
                    + "(?:,? ?(?:and )?(?<pounds>1[0-3]|\\d)(?![\\d.]) ?(?:lbs?|pounds?)?)?)(?![\\w'])";

    private static final Pattern TOLD = Pattern.compile(
            "(?i)(?:\\bweigh(?:ed|ing)?(?: myself)?(?: in)?(?: today| this morning| just now)*(?: at)?\\b"
                    + "|\\bscales? (?:says?|said|showed|shows|reads?|at)\\b"
                    + "|\\b(?:my |current |today's |morning )?weight(?: today| this morning| now| is| was| of|:| at| =)*"
                    + "|\\b(?:i'm|i am|am|we're)(?: now| just| currently| still| finally| officially| back| about| around| exactly)*"
                    + "(?: at| down to| to)?"
                    + "|\\bdown to)[ :]*(?:(?:about|around|exactly|only|just|now|a|at|in) ){0,2}" + VALUE);

    /** "84.2 kg today": with a decimal nobody means what they lift. */
    private static final Pattern BARE =
            Pattern.compile("(?i)^(?:(?:today|this morning|morning|now|update|weigh-?in|hi|hey|coach|so|ok)[:,!]? )*"
                    + VALUE + "(?:(?: today| this morning| now| again| yesterday| last night)*\\W*)$");

    private static final Pattern DECIMAL = Pattern.compile("\\d[.,]\\d");

    private static final Pattern NOT_AFTER =
            Pattern.compile("(?i)^[ -]*(?:less|more|of|too|over\\w*|under\\w*|down|up|lost|gone|to|left"
                    + "|lighter|heavier|off|since|ago|below|above|short|away|per|each|when|before|as a|in (?:19|20)\\d\\d|goal|target|mark"
                    + "|club|by)\\b(?! (?:today|this morning|now)\\b)");

    private static final Pattern NOT_BEFORE = Pattern.compile(
            "(?i)\\b(?:used to|started|start(?:ing)? (?:at|weight)|goal|target|once"
                    + "|heaviest|peak|lightest|almost|nearly|wish|lost|lose|losing|gain\\w*|don't|not|no longer|never|didn't|anymore|until"
                    + "|till|before|than|dream\\w*|ideal|max|pr|pb|when|thought|think|guess(?:ed)?|assumed|imagine)\\b");

    private static final Pattern SOMETHING_ELSE =
            Pattern.compile("(?i)\\b(?:bench\\w*|squat\\w*|dead ?lift\\w*|press\\w*|lift\\w*|rows?"
                    + "|curls?|dumb-?bells?|bar-?bells?|kettle-?bells?|machine|reps?|sets?|vest|plates?|suitcase|luggage|bags?|backpack"
                    + "|baby|dog|cat|puppy|last (?:week|month|year|summer|winter|spring|time|january)|years? ago|months? ago|weeks? ago"
                    + "|back then|in high ?school|at birth|born|pregnan\\w*)\\b");

    private static final Pattern CLAUSE = Pattern.compile(
            "[,;:!?]\\s+|\\.\\s+|\\s[-\u2013\u2014]\\s" + "|\\s(?:and|but|so|then|though|because|while|which)\\s");

    /** "Just weighed in, 84 kg". */
    private static final Pattern LEADS_ON = Pattern.compile(
            "(?i)\\b((?:weigh(?:ed|t|-in)?)(?: myself)?(?: in)?(?: today| this morning)?)[,:]\\s+(?=\\d)");

    private static final BigDecimal LEAST_KG = new BigDecimal(30);
    private static final BigDecimal MOST_KG = new BigDecimal(350);
    private static final BigDecimal LEAST_LB = new BigDecimal(66);
    private static final BigDecimal MOST_LB = new BigDecimal(770);

    /** @param ahead what tells of a plan, a wish or a case */
    static Optional<WeighIn> in(String sentence, Pattern ahead) {
        return Arrays.stream(CLAUSE.split(LEADS_ON.matcher(sentence).replaceAll("$1 ")))
                .map(String::strip)
                .filter(clause -> !ahead.matcher(clause).find()
                        && !SOMETHING_ELSE.matcher(clause).find())
                .flatMap(clause -> found(clause).stream())
                .findFirst();
    }

    private static Optional<WeighIn> found(String clause) {
        var bare = BARE.matcher(clause);
        if (bare.matches()
                && (bare.group("stone") != null
                        || DECIMAL.matcher(bare.group("value")).find())) {
            return of(bare.toMatchResult(), clause);
        }
        return TOLD.matcher(clause)
                .results()
                .filter(told -> !NOT_AFTER.matcher(clause.substring(told.end())).find()
                        && !NOT_BEFORE
                                .matcher(clause.substring(
                                        0, told.start("value") < 0 ? told.start("stone") : told.start("value")))
                                .find())
                .flatMap(told -> of(told, clause).stream())
                .findFirst();
    }

    private static Optional<WeighIn> of(MatchResult found, String clause) {
        if (found.group("stone") != null) {
            int stone = Integer.parseInt(found.group("stone"));
            var more = found.group("pounds");
            int pounds = stone * POUNDS_OF_A_STONE + (more == null ? 0 : Integer.parseInt(more));
            return plausible(new WeighIn(
                    String.valueOf(pounds), "lb", stone + " st" + (more == null ? "" : " " + more + " lb"), clause));
        }
        var value = found.group("value").replace(',', '.');
        var unit = found.group("unit").toLowerCase(Locale.ROOT).startsWith("k") ? "kg" : "lb";
        return plausible(new WeighIn(value, unit, value + " " + unit, clause));
    }

    /** Of a grown person. */
    private static Optional<WeighIn> plausible(WeighIn found) {
        var value = new BigDecimal(found.value);
        boolean isKg = found.unit.equals("kg");
        return Optional.of(found)
                .filter(_ -> value.compareTo(isKg ? LEAST_KG : LEAST_LB) >= 0
                        && value.compareTo(isKg ? MOST_KG : MOST_LB) <= 0);
    }
}
