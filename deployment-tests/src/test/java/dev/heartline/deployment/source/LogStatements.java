package dev.heartline.deployment.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.heartline.stack.settings.Service;

/** What the services write into their logs, from where their code does. */
public final class LogStatements {

    private static final Pattern BEGIN = Pattern.compile("\\bLOG\\s*\\.\\s*(?:info|warn|error|log)f?\\(");
    private static final Pattern SHOWN =
            Pattern.compile("public String toString\\(\\) \\{(.*?)\\n    +}", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"");

    private LogStatements() {}

    /** At INFO and above, each without its texts: what is filled into them. */
    public static List<String> all() {
        return code().flatMap(LogStatements::of).toList();
    }

    /** How what may be filled in shows itself, without texts. */
    public static List<String> shown() {
        return code().flatMap(text -> SHOWN.matcher(text).results().map(found -> bare(found.group(1))))
                .toList();
    }

    private static Stream<String> code() {
        return Arrays.stream(Service.values())
                .flatMap(service -> ServiceCode.of(service).java().stream())
                .distinct();
    }

    private static Stream<String> of(String text) {
        var statements = new ArrayList<String>();
        var code = bare(text);
        var begin = BEGIN.matcher(code);
        while (begin.find()) {
            statements.add(code.substring(begin.start(), end(code, begin.end())));
        }
        return statements.stream();
    }

    private static int end(String code, int from) {
        int open = 1;
        int at = from;
        while (open > 0 && at < code.length()) {
            switch (code.charAt(at++)) {
                case '(' -> open++;
                case ')' -> open--;
                default -> {}
            }
        }
        return at;
    }

    private static String bare(String code) {
        var withoutQuotes = code.replace("'\"'", "' '").replace("'\\\"'", "' '");
        return TEXT.matcher(withoutQuotes).replaceAll("\"\"").replaceAll("\\s+", " ");
    }
}
