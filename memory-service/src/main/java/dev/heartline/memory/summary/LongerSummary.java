package dev.heartline.memory.summary;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.heartline.ai.memory.MemoryCandidate;
import dev.heartline.events.vocabulary.Sentiment;

/**
 * A week made of its days, or a month made of its weeks, and of nothing else: the same parts give the same summary. What happened
 * several times is told once, with how often and when last; where there is more than fits, what came up most and last stays.
 */
final class LongerSummary {

    private static final int MOST_OF_A_KIND = 6;
    private static final int MOST_IN_TEXT = 4;
    private static final int TOPICS_IN_TEXT = 3;

    /** Less is the noise of reading. */
    private static final int NOTICEABLE = 2;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final Pattern DATE = Pattern.compile(
            "(?: on(?: the \\w+ of)?)? (?<date>\\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4})");
    private static final Pattern TIMES =
            Pattern.compile(" \\((?<times>[1-9]\\d{0,3}) times, last on (?<last>\\d{1,2} \\w{3} \\d{4})\\)");

    private LongerSummary() {}

    /** @param parts the days of the week or the weeks of the month of which there is a summary, in the order of time */
    static SummaryContent of(SummaryPeriod period, List<ConversationSummary> parts) {
        var topics = Merging.topics(
                parts.stream().map(ConversationSummary::keyTopics).toList());
        var insights = told(parts, part -> sentences(part.mainInsights()));
        var progress = told(parts, part -> sentences(part.userProgress()));
        var challenges = told(parts, ConversationSummary::challengesDiscussed);
        var commitments = told(parts, ConversationSummary::commitmentsMade);
        var evidence = parts.stream()
                .filter(part -> part.motivationLevel() != null)
                .map(part -> new MotivationEvidence(part.startDate(), part.motivationLevel(), null, null))
                .toList();
        var sentiment = Merging.sentiment(parts.stream().flatMap(part -> Stream.ofNullable(part.overallSentiment())));
        var level = Merging.level(evidence);
        var text = Stream.of(
                        dangers(parts),
                        Stream.of(talked(period, parts.size(), topics)),
                        list("What went well", progress),
                        list("What was hard", challenges),
                        list("What they saw", insights),
                        list("What they meant to do", commitments),
                        motivation(evidence, level),
                        sentiment.stream().map(LongerSummary::mood))
                .flatMap(Function.identity())
                .toList();
        return new SummaryContent(
                topics,
                Merging.prose(insights),
                Merging.prose(progress),
                challenges,
                commitments,
                sentiment,
                level,
                evidence,
                Merging.joined(text));
    }

    private static List<String> sentences(String prose) {
        return prose == null ? List.of() : Merging.sentences(prose);
    }

    /** Something that was told, once or more often. */
    private record Told(String first, int times, LocalDate last) {

        Told and(Told again) {
            return new Told(
                    first, times + again.times, last == null || again.last == null ? last : max(last, again.last));
        }

        String text() {
            if (times == 1) {
                return first;
            }
            var plain = undated(first);
            return last == null ? plain : "%s (%d times, last on %s)".formatted(plain, times, DAY.format(last));
        }

        private static LocalDate max(LocalDate one, LocalDate other) {
            return one.isAfter(other) ? one : other;
        }
    }

    private static List<String> told(
            List<ConversationSummary> parts, Function<ConversationSummary, Collection<String>> what) {
        Map<String, Told> told = new LinkedHashMap<>();
        for (ConversationSummary part : parts) {
            for (String text : what.apply(part)) {
                told.merge(Merging.key(undated(text)), read(text, part), Told::and);
            }
        }
        var kept = told.values().stream()
                .sorted(Comparator.comparingInt(Told::times)
                        .thenComparing(Told::last, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed())
                .limit(MOST_OF_A_KIND)
                .toList();
        return told.values().stream().filter(kept::contains).map(Told::text).toList();
    }

    private static Told read(String text, ConversationSummary part) {
        var times = TIMES.matcher(text);
        if (times.find()) {
            return new Told(text.strip(), Integer.parseInt(times.group("times")), day(times.group("last"), part));
        }
        var date = DATE.matcher(text);
        return new Told(text.strip(), 1, date.find() ? day(date.group("date"), part) : part.endDate());
    }

    /** People say dates that there are not. */
    private static LocalDate day(String told, ConversationSummary part) {
        try {
            return LocalDate.parse(told, DAY);
        } catch (DateTimeParseException e) {
            return part.endDate();
        }
    }

    /** By which the same of several days is one thing. */
    static String undated(String text) {
        return DATE.matcher(TIMES.matcher(text).replaceAll(""))
                .replaceAll("")
                .strip()
                .replaceFirst("\\.$", "");
    }

    /** Goes first, with its day: never lost on the way up. */
    private static Stream<String> dangers(List<ConversationSummary> parts) {
        return parts.stream()
                .filter(part -> part.summary() != null)
                .flatMap(part -> Merging.sentences(part.summary()).stream()
                        .map(Merging.DANGER::matcher)
                        .filter(Matcher::matches)
                        .map(danger -> "On %s: w%s"
                                .formatted(
                                        danger.group("date") == null
                                                ? DAY.format(part.startDate())
                                                : danger.group("date"),
                                        danger.group("danger"))))
                .distinct();
    }

    private static String talked(SummaryPeriod period, int parts, List<String> topics) {
        var unit = period == SummaryPeriod.WEEKLY ? "day" : "week";
        var when = parts == 1
                ? "Talked " + (period == SummaryPeriod.WEEKLY ? "on" : "in") + " one " + unit
                : "Talked %s %d %ss".formatted(period == SummaryPeriod.WEEKLY ? "on" : "in", parts, unit);
        var about = topics.stream()
                .limit(TOPICS_IN_TEXT)
                .map(topic -> topic.replace('_', ' '))
                .toList();
        return about.isEmpty() ? when + "." : when + ", mostly about " + Merging.listed(about) + ".";
    }

    private static Stream<String> list(String label, List<String> told) {
        return told.isEmpty()
                ? Stream.empty()
                : Stream.of(label + ": "
                        + String.join(
                                "; ",
                                told.subList(Math.max(0, told.size() - MOST_IN_TEXT), told.size()).stream()
                                        .map(LongerSummary::inAList)
                                        .toList())
                        + ".");
    }

    /** Within a sentence; "I" stays as it is. */
    private static String inAList(String text) {
        var words = text.replace(MemoryCandidate.QUOTED, "").replaceFirst("[.!]$", "");
        return words.isEmpty() || words.matches("(?s)I\\b.*")
                ? words
                : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    private static Stream<String> motivation(List<MotivationEvidence> evidence, Optional<Integer> level) {
        if (evidence.isEmpty()) {
            return Stream.empty();
        }
        int first = evidence.getFirst().level();
        int last = evidence.getLast().level();
        return Stream.of(
                Math.abs(last - first) >= NOTICEABLE
                        ? "Motivation went from %d to %d of 10.".formatted(first, last)
                        : "Motivation was about %d of 10.".formatted(level.orElseThrow()));
    }

    private static String mood(Sentiment sentiment) {
        return switch (sentiment) {
            case POSITIVE -> "The mood was good.";
            case NEGATIVE -> "The mood was low.";
            case MIXED -> "The mood went up and down.";
            case NEUTRAL -> "The mood was even.";
        };
    }
}
