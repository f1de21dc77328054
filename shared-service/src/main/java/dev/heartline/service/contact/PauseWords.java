package dev.heartline.service.contact;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Until when somebody wants to be left alone who says that now is not the time. Of several times that they name the latest counts.
 * Where they name none it is a day; where they say that it lasts and we can't read how long ("until I'm back on my feet") it is a
 * week.
 */
final class PauseWords {

    private static final Duration A_DAY = Duration.ofHours(24);
    private static final Duration A_WEEK = Duration.ofDays(7);

    private static final Pattern UNTIL = Pattern.compile("\\b(?:until|till|til)\\b(?! (?:then|later|now)\\b)[^.!?;]*");

    private static final Pattern LASTS = Pattern.compile("\\b(?:for|need|take|taking|want|give me) "
            + "(?:(?:a|quite a|a little|a long|a good|some|the) )?"
            + "(?:while|bit|some time|time off|the time being|space|summer|winter|spring|autumn|fall|holidays?|vacation|season)\\b"
            + "|\\bfor (?:\\w+ ){1,3}(?:days|weeks|months|years)\\b"
            + "|\\b(?:some|many|several) (?:days|weeks|months)\\b");

    private PauseWords() {}

    /** @param zone of whoever says it; empty where nobody knows it: then days are lengths of time */
    static AskedPause until(String said, Optional<ZoneId> zone, ContactHours hours, Instant now) {
        var words = plain(said);
        var days = new PausedDays(zone, hours, now);
        var named = ends(words, days, now, zone).max(Comparator.naturalOrder());
        boolean isUnread = UNTIL.matcher(words)
                .results()
                .anyMatch(
                        until -> ends(until.group(), days, now, zone).findAny().isEmpty());
        if (named.isPresent() && !isUnread) {
            return new AskedPause(named.get(), true, zone);
        }
        var guess = now.plus(isUnread || LASTS.matcher(words).find() ? A_WEEK : A_DAY);
        return new AskedPause(
                named.filter(guess::isBefore).orElse(guess),
                named.isPresent() && named.get().isAfter(guess),
                zone);
    }

    private static Stream<Instant> ends(String words, PausedDays days, Instant now, Optional<ZoneId> zone) {
        return Stream.concat(PauseLengths.ends(words, zone, now), days.ends(words))
                .filter(now::isBefore);
    }

    private static String plain(String said) {
        return said.toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replaceAll("\\b(do|does|ca|wo)nt\\b", "$1n't")
                .replaceAll("\\bcan ?not\\b", "can't")
                .replaceAll("\\bim\\b", "i'm")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
