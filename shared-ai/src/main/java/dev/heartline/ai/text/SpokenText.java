package dev.heartline.ai.text;

import java.util.regex.Pattern;

/** Cleans what a transcript or text holds besides its words: stutters, fillers, restarts, stage directions, emoji. */
public final class SpokenText {

    /** What a number is said with: digits, number words, what multiplies them. Said twice, they are a number and no stutter. */
    private static final String NUMBER =
            "(?:\\d\\w*|zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
                    + "\\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|double|triple|half)\\b";

    /** The name of something masked is no stage direction. */
    private static final Pattern STAGE_DIRECTION = Pattern.compile(
            "\\[(?!(?:[\\w-]+ )?(?:number|address|password|pin|code|date|id)\\])[^\\]]{0,60}\\]|\\((?i:laughs|sighs|inaudible)\\)");
    /** "I-I-I", "ge-get", "de-I": a torn-off start before a hyphen, up to three letters. */
    private static final Pattern STUTTER =
            Pattern.compile("\\b(?i)(?!" + NUMBER + ")(?:([\\w']{1,12})-(?=\\1(?!\\w))|(\\w{1,3})-(?=\\2\\w))(?-i)");

    private static final Pattern TORN_WORD = Pattern.compile("(?<=\\s|^)(?!a-)[A-Za-z]{1,2}-+(?=\\s|$)");
    private static final Pattern SINGLE_HYPHEN_RESTART =
            Pattern.compile("(?i)\\b((?!" + NUMBER + ")\\w+(?: (?!" + NUMBER + ")\\w+)?)- (?=\\1\\b)");
    /** "Had had" is good English. */
    private static final Pattern DOUBLED = Pattern.compile(
            "(?i)\\b((?!" + NUMBER + "|had had\\b)\\w+(?:'\\w+)?(?: (?!" + NUMBER + ")\\w+)?)[,]?(?: \\1\\b)+(?!')");

    private static final Pattern DASH = Pattern.compile("\\s*(?:--+|\u2014|\u2013|- |-$|^-)\\s*");
    private static final Expression FILLER =
            Expression.of("(?i)(?:^|(?<=[\\s,.\u2014]))(?:um+|uh+|uhm|er+m?|erm|hmm*|mm+(?:-hmm*)?|ah+|huh|gosh|"
                    + "geez|pfft)(?=[\\s,.?!]|$)[,.]?");
    private static final Expression HEDGE = Expression.of(
            "(?i)(?:^|,) ?(?:you know|i mean|like|i guess|honestly|to be honest|actually|basically|obviously|i don't know|"
                    + "i dunno|sort of|kind of|i suppose|let's see|like i said|as i said)(?=,|$),?|"
                    + "(?<=, )(?:you know|i mean) (?=i\\b|my\\b|the\\b|just\\b)|\\byou know,? (?=and\\b|but\\b)|"
                    + ",? you know(?=[.,?!]|$)");
    private static final Pattern YOU_KNOW = Pattern.compile("(?i)you know");
    private static final int LONGEST_HEDGE = 20;
    private static final Pattern OPENER = Pattern.compile(
            "(?i)^(?:(?:yeah|yes|yep|no(?!(?: more)? (?:calls?|calling|texts?|texting|messages?|messaging|ringing|contact)\\b)|nope|oh|okay|ok|well|so|and|but|right|sure|"
                    + "exactly|great|hi|hey|hello|thanks|look|see|wait(?=,| i\\b| no\\b)|hold on|scratch that|sorry(?=,)|i meant(?= i\\b)|"
                    + "first of all|first things first|i mean|you "
                    + "know|like|because|'cause|cause|"
                    + "even though|though|although|honestly|actually|i guess|i suppose|for work|then|also|plus|"
                    + "to be honest|the truth is|obviously|anyway|now|for sure)\\b[,.]? ?)+");
    private static final Expression CONTRACTED_BECAUSE = Expression.of("(?i)(?<=^|\\s)(?:'cause|'cos|cuz|cos)(?=\\s)");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern COMMA_BEFORE_END = Pattern.compile(",\\s*([.?!])");
    private static final Pattern COMMA_WITHOUT_SPACE = Pattern.compile("(?<=\\w),(?=\\w)");
    private static final Pattern HEAPED_STOPS = Pattern.compile("\\.(?:\\s*\\.)+");
    private static final Pattern MARKS_AT_END = Pattern.compile("[.,!;: -]+$");
    private static final Pattern SPACE_BEFORE_MARK = Pattern.compile(" +([,.?!;:])");
    private static final Pattern MARKS = Pattern.compile(",(?:\\s*,)+");
    /** A filler between commas leaves one behind, where no comma belongs: "I'd like to, um, go back". */
    private static final Pattern STRAY_COMMA = Pattern.compile(
            "(?i),(?= )(?<=\\b(?:to|the|a|an|my|that|of|with|because|is|was|for|in|at|when|if|than|or|i'm|i),)");

    private static final Pattern MARK_AT_START = Pattern.compile("^[\\s,.;:-]+");

    private SpokenText() {}

    private static final Pattern TAIL = Pattern.compile(
            "(?i),? (?:and|but|so),? (?:right now|lately|now|then|also|stuff|everything|so|yeah|instead)[.!]?$|"
                    + ", (?:and so|and|so|but(?![^,]*\\bi\\b)|just|which|or)\\b,? (?!(?:then |also |so |now )?(?:i\\b|i'|my\\b|"
                    + "she\\b|he\\b|it\\b))[^,]{0,60}$"
                    + "|,? (?:and stuff(?: like that)?|and things(?: like that)?|and all that|or anything|and "
                    + "everything|and whatnot|or whatever|you know)[.!]?$");
    private static final Pattern UNHEARD =
            Pattern.compile("(?i)\\[(?:unintelligible|inaudible|crosstalk)[^\\]]{0,40}\\]");

    /** The text without noise; a dash that cuts a thought off becomes a full stop. */
    public static String clean(String text) {
        var t = Emoticons.without(Words.normalise(text));
        if (t.indexOf('[') >= 0 || t.indexOf('(') >= 0)
            t = STAGE_DIRECTION.matcher(UNHEARD.matcher(t).replaceAll(" -- ")).replaceAll(" ");
        if (t.indexOf('-') >= 0 || t.indexOf('\u2014') >= 0 || t.indexOf('\u2013') >= 0) t = withoutTears(t);
        t = FILLER.replaceIn(t, " ");
        t = CONTRACTED_BECAUSE.replaceIn(t, "because");
        t = SPACE.matcher(t).replaceAll(" ").strip();
        if (Repetition.mayBeIn(t)) t = DOUBLED.matcher(t).replaceAll("$1");
        if (mayHedge(t)) t = HEDGE.replaceIn(t, ",");
        return tidy(t);
    }

    /** A clause without the words people start with while they think: "Yeah, well, so I quit" is "I quit". */
    public static String withoutOpener(String clause) {
        var t = MARK_AT_START.matcher(clause).replaceFirst("");
        return tidy(OPENER.matcher(t).replaceFirst(""));
    }

    /** A clause without what speech hangs on behind it: "I work nights, and so" is "I work nights". */
    public static String withoutTail(String clause) {
        return TAIL.matcher(clause.replace("able to like ", "able to "))
                .replaceFirst("")
                .transform(t -> MARKS_AT_END.matcher(t).replaceFirst(""))
                .strip();
    }

    /** Without what speech tears: stuttered starts and thoughts cut off by a dash. */
    private static String withoutTears(String text) {
        var t = text;
        for (int i = 0; i < 3; i++) {
            var before = t;
            t = STUTTER.matcher(t).replaceAll("");
            if (t.equals(before)) break;
        }
        t = SINGLE_HYPHEN_RESTART.matcher(t).replaceAll("");
        t = TORN_WORD.matcher(t).replaceAll(" ");
        return DASH.matcher(t).replaceAll(". ");
    }

    /** A hedge stands between commas, fills the whole text, or is "you know". */
    private static boolean mayHedge(String text) {
        return text.indexOf(',') >= 0
                || text.length() <= LONGEST_HEDGE
                || YOU_KNOW.matcher(text).find();
    }

    private static String tidy(String text) {
        var t = SPACE_BEFORE_MARK.matcher(text).replaceAll("$1");
        if (t.indexOf(',') >= 0) t = withoutStrayCommas(t);
        if (t.indexOf('.') >= 0) t = HEAPED_STOPS.matcher(t).replaceAll(".");
        return MARK_AT_START.matcher(SPACE.matcher(t).replaceAll(" ").strip()).replaceFirst("");
    }

    private static String withoutStrayCommas(String text) {
        var t = STRAY_COMMA.matcher(MARKS.matcher(text).replaceAll(",")).replaceAll("");
        t = COMMA_BEFORE_END.matcher(t).replaceAll("$1").replace(".,", ",");
        return COMMA_WITHOUT_SPACE.matcher(t).replaceAll(", ");
    }
}
