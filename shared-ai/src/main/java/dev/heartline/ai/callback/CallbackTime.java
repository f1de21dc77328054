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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.heartline.ai.time.Numbers;
import dev.heartline.events.vocabulary.FollowUpType;

/**
 * When a call is asked for: nothing but a time, in words that leave no doubt of the day. "Next Friday" may be either of two, and is
 * none. Knows English.
 */
final class CallbackTime {

    private static final List<String> NUMBERS = Numbers.upTo(12);
    private static final String NUMBER = "\\d{1,2}|an?|" + String.join("|", NUMBERS.subList(1, 13));
    private static final Map<String, Integer> MINUTES = Map.of("fifteen", 15, "thirty", 30, "forty five", 45);

    private static final Pattern IN_A_WHILE = Pattern.compile("in (?:about )?(?:(?<half>half an hour)|(?<n>" + NUMBER
            + "|twenty|thirty|a couple of|a few) " + "(?<unit>minutes?|mins?|hours?|hrs?|days?))");
    private static final Pattern DAY = Pattern.compile(
            "(?:(?:on|this|next|later) )?(?:(?<today>today|tonight|this (?:morning|afternoon|evening))"
                    + "|(?<tomorrow>tomorrow)|(?<after>(?:the )?day after tomorrow)|(?<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day))");
    private static final Pattern PART = Pattern.compile(
            "(?:in the )?(?<part>morning|afternoon|evening|night)|at (?<atnight>night)|(?:at |around )?(?<noon>noon|midday)");
    private static final Pattern CLOCK =
            Pattern.compile("(?:(?:at|around|about|by|after) )?(?:at )?(?<past>half past )?"
                    + "(?<hour>\\d{1,2}|" + String.join("|", NUMBERS.subList(1, 13)) + ")"
                    + "(?:(?::| )(?<minute>[0-5]\\d|fifteen|thirty|forty five))?(?: ?(?<half>a ?m|p ?m)| o ?clock)?"
                    + "(?: (?:sharp|or so))?");

    /** When people may be called. Hours without "am" or "pm" are of these. */
    private static final int EARLIEST = 8;

    private static final int LATEST = 21;

    /**
     * A part of the day.
     *
     * @param usual when somebody is called who names no hour of it
     * @param from the first of the hours that are said of it: there is no "three at night" at which we call
     * @param until the hour after them
     */
    private record Part(LocalTime usual, int from, int until) {

        Set<Integer> hours() {
            return IntStream.range(from, until).boxed().collect(Collectors.toUnmodifiableSet());
        }
    }

    private static final Map<String, Part> PARTS = Map.of(
            "morning", new Part(LocalTime.of(9, 0), 0, 12),
            "afternoon", new Part(LocalTime.of(15, 0), 12, 19),
            "evening", new Part(LocalTime.of(18, 0), 16, 24),
            "night", new Part(LocalTime.of(19, 0), 17, 24));

    /** An hour as it is said: without "am" or "pm" it may be either of two. */
    private record Said(int hour, int minute, Optional<Boolean> afternoon) {

        List<LocalTime> readings() {
            boolean sure = hour == 0 || hour > 12;
            return sure
                    ? List.of(LocalTime.of(hour, minute))
                    : Stream.of(false, true)
                            .filter(pm ->
                                    afternoon.filter(said -> !said.equals(pm)).isEmpty())
                            .map(pm -> LocalTime.of(hour % 12 + (pm ? 12 : 0), minute))
                            .toList();
        }
    }

    private final LocalDateTime now;
    private final String words;
    private String left;
    private LocalDate day;
    private String part;
    private Said hour;

    private CallbackTime(String words, LocalDateTime now) {
        this.words = words.strip();
        this.left = this.words;
        this.now = now;
    }

    /**
     * @param words lower case, without apostrophes and marks other than the colon of a clock
     * @param unlessNamed the day that is meant where they name none
     * @return empty where they are anything but a time, or no certain one, or one that has passed or is in the night
     */
    static Optional<CallbackRequest> of(String words, LocalDateTime now, Optional<LocalDate> unlessNamed) {
        var time = new CallbackTime(words, now);
        var length = IN_A_WHILE.matcher(time.left);
        if (length.lookingAt()) return time.rest(length).isEmpty() ? time.after(length) : Optional.empty();
        if (!time.isRead()) return Optional.empty();
        if (time.day == null) time.day = unlessNamed.orElse(null);
        return time.settled();
    }

    /**
     * Which calls are of that time: also of one in the night, or one that is named without its day.
     *
     * @return empty where the words are anything but a time
     */
    static Optional<CalledOff> calledOff(String words, LocalDateTime now) {
        var time = new CallbackTime(words, now);
        var length = IN_A_WHILE.matcher(time.left);
        if (length.lookingAt())
            return time.rest(length).isEmpty()
                    ? Optional.of(
                            new CalledOff(Optional.of(now.plus(length(length)).toLocalDate()), Set.of()))
                    : Optional.empty();
        return time.isRead() ? Optional.of(time.off()) : Optional.empty();
    }

    /** Whether a time names an hour or a part of the day. */
    static boolean isMoreThanADay(String words) {
        var time = new CallbackTime(words, LocalDate.EPOCH.atStartOfDay());
        return time.isRead() && (time.hour != null || time.part != null);
    }

    /** "In an hour", "in three days": counted from when it is said. */
    static boolean isLength(String words) {
        return IN_A_WHILE.matcher(words).matches();
    }

    /** The part of the day that has these hours. */
    static Optional<String> partOf(Set<Integer> hours) {
        return PARTS.entrySet().stream()
                .filter(part -> part.getValue().hours().equals(hours))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private CalledOff off() {
        var ofPart = part == null ? Set.<Integer>of() : PARTS.get(part).hours();
        if (day != null) return new CalledOff(Optional.of(day), hour == null ? ofPart : Set.of());
        if (hour == null) return new CalledOff(next(PARTS.get(part).usual()), ofPart);
        return new CalledOff(
                Optional.empty(),
                hour.readings().stream()
                        .map(LocalTime::getHour)
                        .filter(hour -> ofPart.isEmpty() || ofPart.contains(hour))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private Optional<LocalDate> next(LocalTime hour) {
        var today = now.toLocalDate();
        return Optional.of(now.toLocalTime().isBefore(hour) ? today : today.plusDays(1));
    }

    private boolean isRead() {
        boolean any = false;
        for (boolean more = true; more && !left.isEmpty(); any |= more) more = takeDay() || takePart() || takeClock();
        return any && left.isEmpty();
    }

    private Optional<CallbackRequest> after(Matcher length) {
        boolean days = length.group("half") == null && length.group("unit").startsWith("d");
        return days
                ? Optional.of(request(now.plus(length(length)).toLocalDate(), Optional.empty()))
                : in(length(length));
    }

    private static Duration length(Matcher length) {
        if (length.group("half") != null) return Duration.ofMinutes(30);
        int many = count(length.group("n"));
        return switch (length.group("unit").charAt(0)) {
            case 'm' -> Duration.ofMinutes(many);
            case 'h' -> Duration.ofHours(many);
            default -> Duration.ofDays(many);
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
        if (!found.lookingAt() || !endsAWord(found)) return false;
        if (found.group("noon") != null) {
            if (hour != null) return false;
            hour = new Said(12, 0, Optional.of(true));
        } else {
            // "Call me at night" is any night.
            boolean any = found.group("atnight") != null && hour == null;
            if (part != null || any) return false;
            part = found.group("atnight") != null ? "night" : found.group("part");
        }
        left = rest(found);
        return true;
    }

    private boolean takeClock() {
        var found = CLOCK.matcher(left);
        if (hour != null || !found.lookingAt() || !endsAWord(found)) return false;
        int said = count(found.group("hour"));
        var half = Optional.ofNullable(found.group("half"));
        if (said > 23 || half.isPresent() && (said < 1 || said > 12)) return false;
        int minute = found.group("past") != null ? 30 : minutes(found.group("minute"));
        hour = new Said(said, minute, half.map(pm -> pm.startsWith("p")));
        left = rest(found);
        return true;
    }

    /**
     * "At six" is in the evening and "at nine" in the morning, unless they say otherwise, before the hour or after it. "At eight" is
     * the next one.
     */
    private Optional<CallbackRequest> settled() {
        if (hour == null && part == null) return Optional.of(request(day, Optional.empty()));
        var hours = hour == null ? List.of(PARTS.get(part).usual()) : hour.readings();
        var ofPart = hours.stream()
                .filter(time -> part == null || PARTS.get(part).hours().contains(time.getHour()))
                .toList();
        return day != null
                ? first(day, ofPart)
                : first(now.toLocalDate(), ofPart)
                        .or(() -> first(now.toLocalDate().plusDays(1), ofPart));
    }

    private Optional<CallbackRequest> first(LocalDate on, List<LocalTime> hours) {
        return hours.stream().flatMap(time -> at(on, time).stream()).findFirst();
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
