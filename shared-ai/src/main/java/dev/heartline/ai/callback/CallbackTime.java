package dev.heartline.ai.callback;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.heartline.events.vocabulary.FollowUpType;

/**
 * When a call is asked for: nothing but a time, in words that leave no doubt of the day. "Next Friday" may be either of two, and is
 * none. Knows English.
 */
final class CallbackTime {

    private static final List<String> NUMBERS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final String NUMBER = "\\d{1,2}|an?|" + String.join("|", NUMBERS.subList(1, 13));
    private static final Map<String, Integer> MINUTES = Map.of("fifteen", 15, "thirty", 30, "forty five", 45);

    private static final Pattern IN_A_WHILE = Pattern.compile("in (?:about )?(?:(?<half>half an hour)|(?<n>" + NUMBER
            + "|twenty|thirty|a couple of|a few) " + "(?<unit>minutes?|mins?|hours?|hrs?|days?))");
    private static final Pattern DAY = Pattern.compile(
            "(?:(?:on|this|next|later) )?(?:(?<today>today|tonight|this (?:morning|afternoon|evening))"
                    + "|(?<tomorrow>tomorrow)|(?<after>(?:the )?day after tomorrow)|(?<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day))");
    private static final Pattern PART = Pattern.compile(
            "(?:in the )?(?<part>morning|afternoon|evening|night)|(?:at |around )?(?<noon>noon|midday)");
    private static final Pattern CLOCK =
            Pattern.compile("(?:(?:at|around|about|by|after) )?(?:at )?(?<past>half past )?"
                    + "(?<hour>\\d{1,2}|" + String.join("|", NUMBERS.subList(1, 13)) + ")"
                    + "(?:(?::| )(?<minute>[0-5]\\d|fifteen|thirty|forty five))?(?: ?(?<half>a ?m|p ?m)| o ?clock)?"
                    + "(?: (?:sharp|or so))?");

    /** When people may be called. Hours without "am" or "pm" are of these. */
    private static final int EARLIEST = 8;

    private static final int LATEST = 21;

    private static final Map<String, LocalTime> PARTS = Map.of(
            "morning", LocalTime.of(9, 0),
            "afternoon", LocalTime.of(15, 0),
            "evening", LocalTime.of(18, 0),
            "night", LocalTime.of(19, 0));

    private final LocalDateTime now;
    private final String words;
    private String left;
    private LocalDate day;
    private String part;
    private LocalTime time;

    private CallbackTime(String words, LocalDateTime now) {
        this.words = words.strip();
        this.left = this.words;
        this.now = now;
    }

    /**
     * @param words lower case, without apostrophes and marks other than the colon of a clock
     * @return empty where they are anything but a time, or no certain one, or one that has passed or is in the night
     */
    static Optional<CallbackRequest> of(String words, LocalDateTime now) {
        return new CallbackTime(words, now).read();
    }

    private Optional<CallbackRequest> read() {
        var length = IN_A_WHILE.matcher(left);
        if (length.lookingAt()) return rest(length).isEmpty() ? after(length) : Optional.empty();
        boolean any = false;
        for (boolean more = true; more && !left.isEmpty(); any |= more) more = takeDay() || takePart() || takeClock();
        return any && left.isEmpty() ? settled() : Optional.empty();
    }

    private Optional<CallbackRequest> after(Matcher length) {
        if (length.group("half") != null) return in(Duration.ofMinutes(30));
        int many = count(length.group("n"));
        return switch (length.group("unit").charAt(0)) {
            case 'm' -> in(Duration.ofMinutes(many));
            case 'h' -> in(Duration.ofHours(many));
            default -> Optional.of(request(now.toLocalDate().plusDays(many), Optional.empty()));
        };
    }

    /** Not before it. */
    private Optional<CallbackRequest> in(Duration length) {
        var when = now.plus(length).plusMinutes(1).truncatedTo(ChronoUnit.MINUTES);
        return at(when.toLocalDate(), when.toLocalTime());
    }

    private Optional<CallbackRequest> at(LocalDate on, LocalTime hour) {
        boolean fit = hour.getHour() >= EARLIEST
                && hour.getHour() < LATEST
                && on.atTime(hour).isAfter(now);
        return fit ? Optional.of(request(on, Optional.of(hour))) : Optional.empty();
    }

    /** Of a call, unless whoever asks says otherwise. */
    private CallbackRequest request(LocalDate on, Optional<LocalTime> hour) {
        return new CallbackRequest(on, hour, words, FollowUpType.CALL);
    }

    private boolean takeDay() {
        var found = DAY.matcher(left);
        if (day != null || !found.lookingAt()) return false;
        var today = now.toLocalDate();
        if (found.group("today") != null) {
            day = today;
            var words = found.group("today");
            if (words.startsWith("this ")) part = words.substring(5);
            if (words.equals("tonight")) part = "night";
        } else if (found.group("tomorrow") != null) day = today.plusDays(1);
        else if (found.group("after") != null) day = today.plusDays(2);
        else {
            if (found.group().startsWith("next ")) return false;
            day = today.with(TemporalAdjusters.next(dayOf(found.group("weekday"))));
        }
        left = rest(found);
        return true;
    }

    private boolean takePart() {
        var found = PART.matcher(left);
        if (part != null || !found.lookingAt()) return false;
        if (found.group("noon") != null) {
            if (time != null) return false;
            time = LocalTime.NOON;
        } else part = found.group("part");
        left = rest(found);
        return true;
    }

    private boolean takeClock() {
        var found = CLOCK.matcher(left);
        if (time != null || !found.lookingAt() || !endsAWord(found)) return false;
        int hour = count(found.group("hour"));
        if (hour > 23 || found.group("half") != null && (hour < 1 || hour > 12)) return false;
        int minute = found.group("past") != null ? 30 : minutes(found.group("minute"));
        var rest = rest(found);
        time = LocalTime.of(onTheClock(hour, found.group("half"), rest), minute);
        left = rest;
        return true;
    }

    /** "At six" is in the evening, "at nine" in the morning, unless they say otherwise. */
    private int onTheClock(int hour, String half, String rest) {
        if (half != null) return hour % 12 + (half.startsWith("p") ? 12 : 0);
        if (hour > 12 || hour == 0) return hour;
        var told = part != null ? part : rest.replaceFirst("^in the ", "");
        if (told.startsWith("morning")) return hour % 12;
        if (told.matches("(?:afternoon|evening|night).*")) return hour % 12 + 12;
        return hour % 12 < EARLIEST ? hour % 12 + 12 : hour;
    }

    private Optional<CallbackRequest> settled() {
        var hour = time != null ? time : part != null ? PARTS.get(part) : null;
        if (hour == null) return Optional.of(request(day, Optional.empty()));
        if (day != null) return at(day, hour);
        return at(now.toLocalDate(), hour).or(() -> at(now.toLocalDate().plusDays(1), hour));
    }

    private String rest(Matcher found) {
        return left.substring(found.end()).strip();
    }

    private boolean endsAWord(Matcher found) {
        return found.end() == left.length() || left.charAt(found.end()) == ' ';
    }

    private static DayOfWeek dayOf(String weekday) {
        return DayOfWeek.valueOf(weekday.toUpperCase(Locale.ROOT));
    }

    private static int minutes(String said) {
        if (said == null) return 0;
        return MINUTES.containsKey(said) ? MINUTES.get(said) : Integer.parseInt(said);
    }

    private static int count(String said) {
        return switch (said) {
            case "a", "an" -> 1;
            case "a couple of" -> 2;
            case "a few" -> 3;
            case "twenty" -> 20;
            case "thirty" -> 30;
            default -> NUMBERS.contains(said) ? NUMBERS.indexOf(said) : Integer.parseInt(said);
        };
    }
}
