package dev.heartline.rehearsal.referee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.text.Sentences;

/** What can be seen in one reply. */
final class Looks {

    private static final Pattern NAME = Pattern.compile("(?<=[\\w,;] )\\p{Lu}[\\p{L}']+");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'-]*");

    private final Map<String, Pattern> patterns = new HashMap<>();

    Looks() {
        Lexicon.sections("/dev/heartline/rehearsal/referee/referee.txt")
                .forEach((look, expressions) ->
                        patterns.put(look, Pattern.compile(String.join("|", expressions), Pattern.CASE_INSENSITIVE)));
    }

    boolean holds(String look, String text) {
        return Sentences.of(text).stream()
                .anyMatch(sentence -> patterns.get(look).matcher(sentence).find());
    }

    /** Asking for leave to give some is none. */
    boolean advises(String reply) {
        return Sentences.of(reply).stream()
                .filter(sentence ->
                        !patterns.get("permission").matcher(sentence).find())
                .anyMatch(sentence -> patterns.get("advice").matcher(sentence).find());
    }

    /** Nothing in it answers, tells or asks anything that belongs to what was said. */
    boolean isHollow(String reply) {
        return Sentences.of(reply).stream()
                .allMatch(sentence -> patterns.get("hollow").matcher(sentence).find());
    }

    /** Names and numbers in a reply that are not known. */
    List<String> invented(String reply, String known) {
        var lower = known.toLowerCase(Locale.ROOT);
        var found = new ArrayList<String>();
        for (var pattern : List.of(NAME, NUMBER))
            pattern.matcher(reply).results().map(match -> match.group()).forEach(found::add);
        return found.stream()
                .filter(word -> !patterns.get("common.names").matcher(word).find())
                .filter(word -> !lower.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
    }

    static List<String> sentences(String text) {
        return Sentences.of(text).stream()
                .map(sentence -> sentence.toLowerCase(Locale.ROOT))
                .toList();
    }

    static boolean asks(String text) {
        return text.strip().endsWith("?");
    }

    static int words(String text) {
        return (int) WORD.matcher(text).results().count();
    }
}
