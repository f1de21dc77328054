package dev.heartline.ai.time;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Whether what is told is over or still ahead. Knows English. */
enum Tense {
    PAST,
    FUTURE,
    UNSURE;

    private static final Pattern FUTURE_WORDS = Pattern.compile(
            "(?i)\\b(?:will|won't|shall|going to|gonna|plans?|planning|hopes?|wants?|needs?|has to|have to|coming|goes|starts|begins|"
                    + "next)\\b|\\w'll\\b|(?:\\b(?:is|are|am)|'s|'m|'re) (?:\\w+ )?(?!(?:morning|evening|nothing|something|anything|"
                    + "everything)\\b)\\w+ing\\b");
    private static final Pattern PAST_WORDS = Pattern.compile(
            "(?i)\\b(?<!\\bto )(?!(?:need|bed|feed|red|speed|tired|stressed|scared|exhausted|scheduled|booked|excited|worried)\\b)(?:\\w{2,}ed|was|were|had|did|didn't|went|ate|ran|"
                    + "drank|got|made|took|gave|said|told|felt|slept|woke|kept|left|met|bought|fell|broke|lost|hurt|saw|came|quit|"
                    + "swam|spent|won|couldn't|wasn't|hadn't)\\b");

    private static final String APPOINTMENT =
            "(?:appointment|interview|operation|surgery|exam|wedding|funeral|flight|check-?up|scan|biopsy|court date|graduation|root canal)";

    private static final Pattern NAMES_APPOINTMENT = Pattern.compile("(?i)\\b" + APPOINTMENT + "\\b");

    /** Of what has a day of its own, told in the present: it is ahead. "The class is on Friday" may be so every week. */
    private static final Pattern APPOINTED = Pattern.compile("(?is)^(?=.*\\b" + APPOINTMENT
            + "\\b).*(?:\\b(?:is|are|has|have)\\b(?! (?:been|had|gone|passed|\\w+ed)\\b)|\\w's\\b)");

    /** Characters. */
    private static final int MOST_WORDS_AROUND = 200;

    private static final Pattern END = Pattern.compile("[.;:!?\"]");

    /** @param words as {@link #wordsAround} cuts them */
    static Tense of(String words) {
        boolean future = isFuture(words) || APPOINTED.matcher(words).find();
        boolean past = isPast(words);
        if (future == past) return UNSURE;
        return future ? FUTURE : PAST;
    }

    /** Whether it is about something that has a day of its own, in whatever tense. */
    static boolean namesAppointment(String words) {
        return NAMES_APPOINTMENT.matcher(words).find();
    }

    static boolean isFuture(String words) {
        return FUTURE_WORDS.matcher(words).find();
    }

    static boolean isPast(String words) {
        return PAST_WORDS.matcher(words).find();
    }

    /** A tense reaches as far as its sentence, in a list as far as its item. */
    static String wordsAround(MatchResult found, String text) {
        int from = Math.max(0, found.start() - MOST_WORDS_AROUND);
        int to = Math.min(text.length(), found.end() + MOST_WORDS_AROUND);
        var before = text.substring(from, found.start());
        var after = text.substring(found.end(), to);
        int end = END.matcher(after)
                .results()
                .mapToInt(MatchResult::start)
                .findFirst()
                .orElse(after.length());
        int begin = END.matcher(before).results().mapToInt(MatchResult::end).reduce(0, (_, last) -> last);
        return before.substring(begin) + found.group() + after.substring(0, end);
    }
}
