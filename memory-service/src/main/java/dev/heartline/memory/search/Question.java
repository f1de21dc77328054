package dev.heartline.memory.search;

import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.heartline.ai.time.Span;
import dev.heartline.ai.time.Spans;
import dev.heartline.events.vocabulary.Speaker;

/**
 * A question as it is understood.
 *
 * @param text as it was asked
 * @param words to look for: without the names of the two and words for days, which say who spoke and when, not what about
 * @param named the one of the two whom it is about; empty where it names both or neither
 * @param days which it is about; empty where it names none
 */
record Question(String text, String words, Optional<Speaker> named, Optional<Span> days) {

    private static final Pattern USER = Pattern.compile("(?i)\\b(?:i|me|my|mine|myself|user)\\b");
    private static final Pattern COACH = Pattern.compile("(?i)\\b(?:you|your|yours|coach)\\b");
    private static final Pattern COACH_NAME = Pattern.compile("(?i)\\bcoach(?:['\u2019]s)?\\b");

    /** Words for days that no turn holds when it is of that day. */
    private static final Pattern DAYS = Pattern.compile(
            "(?i)\\b(?:(?:day before )?yesterday|today|tonight|lately|recently|(?:last|past|this) (?:night|week|weekend|month|year)"
                    + "|ago)\\b");

    /**
     * @param asked when, in the user's zone
     * @param firstName of the user, if known
     */
    static Question read(String text, ZonedDateTime asked, Optional<String> firstName, Optional<MonthDay> birthday) {
        Optional<Pattern> name = firstName
                .filter(known -> !known.isBlank())
                .map(known -> Pattern.compile("(?iU)\\b" + Pattern.quote(known.strip()) + "(?:['\u2019]s)?\\b"));
        boolean user = USER.matcher(text).find()
                || name.map(known -> known.matcher(text).find()).orElse(false);
        boolean coach = COACH.matcher(text).find();
        String words = DAYS.matcher(COACH_NAME.matcher(text).replaceAll(" ")).replaceAll(" ");
        return new Question(
                text,
                name.isPresent() ? name.get().matcher(words).replaceAll(" ") : words,
                user == coach ? Optional.empty() : Optional.of(user ? Speaker.USER : Speaker.COACH),
                Spans.of(text, asked, birthday.orElse(null)));
    }
}
