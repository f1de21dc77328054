package dev.heartline.ai.text;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A regular expression that looks through a text only where the text holds a word that it can't do without. */
public final class Expression {

    private final Pattern pattern;
    private final String[] needles;

    private Expression(Pattern pattern, Set<String> needles) {
        this.pattern = pattern;
        this.needles = needles.toArray(String[]::new);
    }

    public static Expression of(Pattern pattern) {
        return new Expression(pattern, Needles.of(pattern));
    }

    public static Expression of(String regex) {
        return of(Pattern.compile(regex));
    }

    /** Whether it finds something anywhere in the text. */
    public boolean isIn(String text) {
        return mayBeIn(text) && pattern.matcher(text).find();
    }

    /** Whether it is the whole text. */
    public boolean is(String text) {
        return mayBeIn(text) && pattern.matcher(text).matches();
    }

    /** False where it finds nothing for certain; costs next to nothing. */
    public boolean mayBeIn(String text) {
        if (needles.length == 0) return true;
        var lower = text.toLowerCase(Locale.ROOT);
        for (var needle : needles) if (lower.contains(needle)) return true;
        return false;
    }

    /** What it finds first. */
    public Optional<MatchResult> firstIn(String text) {
        if (!mayBeIn(text)) return Optional.empty();
        var found = pattern.matcher(text);
        return found.find() ? Optional.of(found) : Optional.empty();
    }

    /** The text with everything that it finds replaced, as {@link Matcher#replaceAll(String)} does. */
    public String replaceIn(String text, String replacement) {
        return mayBeIn(text) ? pattern.matcher(text).replaceAll(replacement) : text;
    }

    /** Everything that it finds, one after the other. */
    public Stream<MatchResult> allIn(String text) {
        return mayBeIn(text) ? pattern.matcher(text).results() : Stream.empty();
    }

    /** For one match after the other. */
    public Matcher matcher(String text) {
        return pattern.matcher(text);
    }
}
