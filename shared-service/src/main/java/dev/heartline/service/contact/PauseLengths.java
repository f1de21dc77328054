package dev.heartline.service.contact;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How long from now: "for two weeks", "in half an hour", "a couple of days off". */
final class PauseLengths {

    private static final String COUNT = "\\d{1,3}|" + NumberWords.ANY;

    /** Of "two or three weeks" the three. */
    private static final Pattern LENGTH = Pattern.compile("\\b(?:(?:" + COUNT + "|an?) ?(?:-|\u2013|or|to) ?)?"
            + "(?<n>" + COUNT + "|half an?|an?|another|(?:a |the next |another )?(?:couple|few)|several)"
            + " ?(?:(?:of|more|whole|full|good|other|solid) )*"
            + "(?<unit>minute|min|hour|hr|day|week|month|year)s?\\b(?<more> or (?:so|two|three))?");

    private static final Pattern LEAD =
            Pattern.compile("\\b(?:for|in|after|within|over|next|give me|need|needs|want|take|taking|pause|pausing"
                    + "|stop|break of|off|leave me|wait|maybe|perhaps|another|make it|say)"
                    + "(?: (?:the|about|around|maybe|at least|like|another|next|say))* $");

    private static final Pattern TRAIL = Pattern.compile("^(?: (?:off|please|pls|break|pause|rest|without"
            + "|of (?:peace|quiet|silence|rest)|from now|alone|away|to myself|ok|okay)\\b|\\W*$)");

    /** How long it has been, how long ago it was, or how often. */
    private static final Pattern BEHIND =
            Pattern.compile("\\b(?:last|past|every|once|twice|times|than|been|haven't|hasn't|hadn't"
                    + "|(?:i|we|you)'ve|did|didn't|was|were|had) (?:[\\w']+ ){0,6}$");

    private static final Pattern AGO = Pattern.compile("^ (?:ago|old|earlier|in a row|straight|now)\\b");

    private static final Pattern BREAK = Pattern.compile("[.,;:!?]");

    private PauseLengths() {}

    /** @param words in lower case */
    static Stream<Instant> ends(String words, Optional<ZoneId> zone, Instant now) {
        return LENGTH.matcher(words)
                .results()
                .filter(found -> isAhead(words, found))
                .map(found -> end(found, zone.orElse(ZoneOffset.UTC), now));
    }

    private static boolean isAhead(String words, MatchResult found) {
        var before = clauseBefore(words, found.start());
        var after = words.substring(found.end());
        return (LEAD.matcher(before).find() || TRAIL.matcher(after).find())
                && !BEHIND.matcher(before).find()
                && !AGO.matcher(after).find();
    }

    private static String clauseBefore(String words, int at) {
        var clauses = BREAK.split(words.substring(0, at), -1);
        return clauses[clauses.length - 1];
    }

    private static Instant end(MatchResult found, ZoneId zone, Instant now) {
        var unit = found.group("unit");
        if (found.group("n").startsWith("half")) {
            return half(unit, now);
        }
        int many = Math.max(many(found.group("n")), atMost(found.group("more")));
        return switch (unit) {
            case "minute", "min" -> now.plus(many, ChronoUnit.MINUTES);
            case "hour", "hr" -> now.plus(many, ChronoUnit.HOURS);
            case "day" -> now.plus(many, ChronoUnit.DAYS);
            case "week" -> now.plus(7L * many, ChronoUnit.DAYS);
            case "month" -> now.atZone(zone).plusMonths(many).toInstant();
            default -> now.atZone(zone).plusYears(Math.min(many, 10)).toInstant();
        };
    }

    private static Instant half(String unit, Instant now) {
        return switch (unit) {
            case "minute", "min" -> now.plus(30, ChronoUnit.SECONDS);
            case "hour", "hr" -> now.plus(30, ChronoUnit.MINUTES);
            case "day" -> now.plus(12, ChronoUnit.HOURS);
            case "week" -> now.plus(4, ChronoUnit.DAYS);
            case "month" -> now.plus(16, ChronoUnit.DAYS);
            default -> now.plus(183, ChronoUnit.DAYS);
        };
    }

    private static int atMost(String more) {
        return more == null || more.endsWith("so") ? 0 : more.endsWith("two") ? 2 : 3;
    }

    private static int many(String said) {
        if (said.endsWith("couple")) return 2;
        if (said.endsWith("few")) return 3;
        return switch (said) {
            case "a", "an", "another" -> 1;
            case "several" -> 5;
            default -> Math.max(1, NumberWords.of(said));
        };
    }
}
