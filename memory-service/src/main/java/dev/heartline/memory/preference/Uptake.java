package dev.heartline.memory.preference;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.heartline.ai.memory.PreferenceCandidate;
import dev.heartline.memory.exchange.Exchange;
import dev.heartline.memory.exchange.Mention;

/**
 * Preferences that the coach brought up in a call and the user went along with. Weaker evidence than a statement, as they were given the
 * words; and only of what was held before: what the coach says becomes no preference.
 */
final class Uptake {

    private static final String SO = "true";

    private Uptake() {}

    /** @param stated what the user said of themselves in the same exchange, which counts for more */
    static List<LearnedPreference> of(
            Exchange exchange, List<LearnedPreference> held, List<PreferenceCandidate> stated) {
        Set<String> said = stated.stream()
                .flatMap(one -> PreferenceCandidate.keysAbout(one.key()).stream())
                .collect(Collectors.toSet());
        return Mention.in(
                        exchange,
                        held.stream()
                                .filter(one -> isClear(one, exchange.began()))
                                .toList(),
                        Uptake::description)
                .stream()
                .filter(Mention::takenUp)
                .map(Mention::known)
                .filter(one -> !said.contains(one.key()))
                .toList();
    }

    /** A time or an amount is said in too many ways to know that it was meant; and nobody agrees to what was learned later. */
    private static boolean isClear(LearnedPreference held, Instant when) {
        return held.value().equals(SO) && !held.lastConfirmedAt().isAfter(when);
    }

    /** {@code loves_italian_food} as "Loves italian food". */
    private static String description(LearnedPreference held) {
        var words = held.key().replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
