package dev.heartline.ai.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words of which a text must hold one for a regular expression to find anything in it, read from the expression: of
 * {@code i (?:really )?feel (?:guilty|ashamed)} they are "guilty" and "ashamed". A search for plain words is some hundred times as
 * fast as one for an expression, and most texts hold none of them. It is how grep does it ("required literals"). Knows what our
 * expressions are written with; of what it doesn't know it requires nothing.
 */
final class Needles {

    /** More are hardly faster to look for than the expression. */
    private static final int MOST = 80;

    /** Characters; what is shorter is in most texts. */
    private static final int FEWEST = 2;

    /** The sets to choose from: the one whose shortest word is longest says most. */
    private static final Comparator<Set<String>> TELLING = Comparator.<Set<String>>comparingInt(
                    needles -> needles.stream().mapToInt(String::length).min().orElse(0))
            .thenComparing(needles -> -needles.size());

    private final String regex;
    private int at;

    private Needles(String regex) {
        this.regex = regex;
    }

    /** In lower case; empty where the expression may find something in any text. */
    static Set<String> of(Pattern pattern) {
        int unknown = Pattern.COMMENTS | Pattern.LITERAL | Pattern.UNICODE_CASE | Pattern.CANON_EQ;
        if ((pattern.flags() & unknown) != 0) return Set.of();
        var parser = new Needles(pattern.pattern());
        var needles = parser.alternatives();
        return parser.at < parser.regex.length()
                ? Set.of()
                : needles.filter(each -> each.stream().allMatch(needle -> needle.length() >= FEWEST))
                        .orElse(Set.of());
    }

    /** What one of the branches up to a closing bracket requires; empty if one of them requires nothing. */
    private Optional<Set<String>> alternatives() {
        var all = new HashSet<String>();
        boolean each = true;
        do {
            var one = sequence();
            each &= one.isPresent();
            one.ifPresent(all::addAll);
        } while (take('|'));
        return each && all.size() <= MOST ? Optional.of(all) : Optional.empty();
    }

    private Optional<Set<String>> sequence() {
        var required = new ArrayList<Set<String>>();
        var run = new StringBuilder();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            if (regex.startsWith("\\Q", at)) {
                quoted(run, required);
                continue;
            }
            int literal = literal();
            if (literal >= 0) {
                boolean repeated = isQuantified();
                if (repeated && isOptional()) flush(run, required);
                else run.append((char) literal);
                if (repeated) flush(run, required);
                skipQuantifier();
                continue;
            }
            flush(run, required);
            var inner = element();
            if (!isQuantified() || !isOptional()) inner.ifPresent(required::add);
            skipQuantifier();
        }
        flush(run, required);
        return required.stream().max(TELLING);
    }

    private static void flush(StringBuilder run, List<Set<String>> required) {
        if (!run.isEmpty()) required.add(Set.of(run.toString().toLowerCase(Locale.ROOT)));
        run.setLength(0);
    }

    /** Takes what stands between the marks of a quotation. */
    private void quoted(StringBuilder run, List<Set<String>> required) {
        int end = regex.indexOf("\\E", at);
        for (char c : regex.substring(at + 2, end < 0 ? regex.length() : end).toCharArray())
            if (c < 0x80) run.append(c);
            else flush(run, required);
        at = end < 0 ? regex.length() : end + 2;
        if (!isQuantified()) return;
        if (isOptional() && !run.isEmpty()) run.setLength(run.length() - 1);
        flush(run, required);
        skipQuantifier();
    }

    /** Takes a character that stands for itself; -1 if there is none. */
    private int literal() {
        char c = regex.charAt(at);
        if (c == '\\' && at + 1 < regex.length() && isMark(regex.charAt(at + 1))) {
            at += 2;
            return regex.charAt(at - 1);
        }
        if (c >= 0x80 || "\\[](){}.^$|?*+".indexOf(c) >= 0) return -1;
        at++;
        return c;
    }

    private static boolean isMark(char c) {
        return c < 0x80 && !Character.isLetterOrDigit(c);
    }

    /** Takes a group, a class or a sign; gives what a group requires. */
    private Optional<Set<String>> element() {
        char c = regex.charAt(at++);
        switch (c) {
            case '(' -> {
                return group();
            }
            case '[' -> skipClass();
            case '\\' -> skipEscape();
            default -> {}
        }
        return Optional.empty();
    }

    private Optional<Set<String>> group() {
        boolean inPlace = true;
        if (take('?')) {
            int mark = at;
            if (take('<') && at < regex.length() && regex.charAt(at) != '=' && regex.charAt(at) != '!')
                at = regex.indexOf('>', at) + 1; // a name
            else {
                at = mark;
                inPlace = regex.startsWith(":", at) || regex.startsWith(">", at);
                while (":>=!<".indexOf(regex.charAt(at)) < 0 && regex.charAt(at) != ')') at++; // flags
                if (regex.charAt(at) == ')') {
                    at++;
                    return Optional.empty();
                }
                inPlace |= regex.charAt(at) == ':';
                while (":>=!<".indexOf(regex.charAt(at)) >= 0) at++;
            }
        }
        var inner = alternatives();
        take(')');
        return inPlace ? inner : Optional.empty();
    }

    private void skipClass() {
        take('^');
        take(']');
        for (int depth = 1; depth > 0 && at < regex.length(); at++)
            switch (regex.charAt(at)) {
                case '\\' -> at++;
                case '[' -> depth++;
                case ']' -> depth--;
                default -> {}
            }
    }

    private void skipEscape() {
        char c = regex.charAt(at++);
        if (at < regex.length() && regex.charAt(at) == '{') at = regex.indexOf('}', at) + 1;
        else if (c == 'k') at = regex.indexOf('>', at) + 1;
        else if (c == 'u') at += 4;
        else if (c == 'x') at += 2;
    }

    private boolean isQuantified() {
        return at < regex.length() && "?*+{".indexOf(regex.charAt(at)) >= 0;
    }

    private boolean isOptional() {
        return regex.charAt(at) != '+' && !regex.startsWith("{1", at) && !regex.startsWith("{2", at);
    }

    private void skipQuantifier() {
        while (isQuantified()) {
            if (regex.charAt(at) == '{') at = regex.indexOf('}', at);
            at++;
        }
    }

    private boolean take(char c) {
        boolean there = at < regex.length() && regex.charAt(at) == c;
        if (there) at++;
        return there;
    }
}
