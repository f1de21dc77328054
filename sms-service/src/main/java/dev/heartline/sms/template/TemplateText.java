package dev.heartline.sms.template;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with variables in single braces. Values are inserted as they are: braces in them mean nothing. What doesn't look
 * like a variable ({@code {}}, {@code { hi }}) is ordinary text.
 */
public record TemplateText(String text) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9_]*)}");

    private static final Pattern BRACES = Pattern.compile("\\{[^{}]*}");

    /** Characters that providers take in one message. */
    public static final int LONGEST = 1600;

    /**
     * @throws MissingVariable if a variable has no value, or a blank one: nobody is sent a text with a hole in it
     * @throws TextTooLong if it comes out longer than can be sent
     */
    public String render(Map<String, String> values) {
        var rendered = VARIABLE.matcher(text).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null || value.isBlank()) {
                throw new MissingVariable(match.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
        int length = rendered.codePointCount(0, rendered.length());
        if (length > LONGEST) {
            throw new TextTooLong(length);
        }
        return rendered;
    }

    /** Those of its variables that have no value, or a blank one. */
    List<String> missing(Map<String, String> values) {
        return variables().stream()
                .filter(name -> values.getOrDefault(name, "").isBlank())
                .toList();
    }

    /** With all variables empty. */
    String without() {
        return VARIABLE.matcher(text).replaceAll("");
    }

    /** What stands in braces and is no variable: likely a slip. */
    List<String> strayBraces() {
        return BRACES.matcher(VARIABLE.matcher(text).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    /** In order of first appearance. */
    public Set<String> variables() {
        var names = new LinkedHashSet<String>();
        VARIABLE.matcher(text).results().forEach(match -> names.add(match.group(1)));
        return names;
    }
}
