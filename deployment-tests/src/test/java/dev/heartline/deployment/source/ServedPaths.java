package dev.heartline.deployment.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.heartline.stack.settings.Service;

/** The paths that a service answers at, by what its code calls them. */
public final class ServedPaths {

    private static final Pattern ROOT = Pattern.compile("@Path\\(\"(/[^\"]*)\"\\)");
    private static final Pattern CONSTANT = Pattern.compile("static final String (\\w+) = ([^;]+);");
    private static final Pattern GUARDED = Pattern.compile("quarkus\\.http\\.auth\\.permission\\.[^.]+\\.paths");

    private final Set<String> paths = new TreeSet<>();

    public ServedPaths(Service service) {
        var code = ServiceCode.of(service);
        code.java().forEach(this::add);
        addGuarded(code.settings());
    }

    /** Whether something is answered at the path, or below it. */
    public boolean has(String path) {
        return paths.stream().anyMatch(served -> served.equals(path) || served.startsWith(path + "/"));
    }

    /** What a library serves and only a setting names: the paths that one needs a token for. */
    private void addGuarded(Properties settings) {
        settings.stringPropertyNames().stream()
                .filter(name -> GUARDED.matcher(name).matches())
                .flatMap(name -> Stream.of(settings.getProperty(name).split(",")))
                .filter(path -> !path.contains("*"))
                .forEach(paths::add);
    }

    private void add(String text) {
        ROOT.matcher(text).results().forEach(found -> paths.add(found.group(1)));
        var constants = new HashMap<String, String>();
        CONSTANT.matcher(text)
                .results()
                .forEach(found -> constants.put(found.group(1), value(found.group(2), constants)));
        constants.values().stream().filter(value -> value.startsWith("/")).forEach(paths::add);
    }

    /** Of a sum of texts and of constants before it. */
    private static String value(String expression, Map<String, String> constants) {
        var value = new StringBuilder();
        for (var part : expression.split("\\s*\\+\\s*")) {
            value.append(part.startsWith("\"") ? part.replace("\"", "") : constants.getOrDefault(part, ""));
        }
        return value.toString();
    }
}
