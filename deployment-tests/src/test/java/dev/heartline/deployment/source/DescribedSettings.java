package dev.heartline.deployment.source;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.heartline.stack.settings.Service;

/** The settings of our own mappings, with what their Javadoc says. */
public final class DescribedSettings {

    /**
     * @param name {@code *} stands for a name that is yours to choose
     * @param fallback empty where there is none: the setting must be given, or may be left out, as its type says
     * @param optional may be left out
     */
    public record Setting(String name, String type, Optional<String> fallback, boolean optional, String meaning) {}

    /** @param prefix of all its settings */
    public record Group(String prefix, String meaning, List<Setting> settings, List<Service> services) {}

    private static final Pattern JAVADOC_OF_METHOD = Pattern.compile(
            "(?:/\\*\\*((?:(?!\\*/).)*)\\*/\\s*)?(?:@\\w+(?:\\((?:[^()\"]|\"[^\"]*\")*\\))?\\s*)*[\\w<>,. ]+?\\s(\\w+)\\(\\);",
            Pattern.DOTALL);
    private static final Pattern JAVADOC_OF_TYPE =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*@ConfigMapping", Pattern.DOTALL);
    private static final Pattern NESTED =
            Pattern.compile("\\n {4}(?:public )?interface (\\w+) \\{(.*?)\\n {4}\\}", Pattern.DOTALL);

    private static final Pattern OTHER_SETTING = Pattern.compile("\\{@link (?:\\w+)?#(\\w+)\\(\\)\\}");
    private static final Pattern MENTION = Pattern.compile("\\{@(?:code |value |link (?:[\\w.]*\\.)?)([^}]+)\\}");
    /** A setting that a bean takes by itself. What it means says the bean. */
    private static final Pattern INJECTED = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+\\s+)+(?:public )?(?:final )?class (?:(?!\\nclass ).)*?"
                    + "@ConfigProperty\\(name = \"(heartline\\.[\\w.-]+)\"(?:, defaultValue = \"([^\"]*)\")?\\)\\s+(\\w+) ",
            Pattern.DOTALL);

    private DescribedSettings() {}

    /** By prefix. */
    public static List<Group> all() {
        return Stream.of(Service.values())
                .flatMap(service -> ServiceCode.of(service)
                        .javaFolders()
                        .flatMap(folder ->
                                Stream.concat(mappings(folder).map(file -> group(folder, file)), injected(folder)))
                        .map(group -> Map.entry(group, service)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())))
                .entrySet()
                .stream()
                .map(entry -> new Group(
                        entry.getKey().prefix(),
                        entry.getKey().meaning(),
                        entry.getKey().settings(),
                        entry.getValue()))
                .sorted((one, other) -> one.prefix().compareTo(other.prefix()))
                .toList();
    }

    private static Stream<Path> mappings(Path folder) {
        return ServiceCode.javaFiles(folder)
                .filter(file -> ServiceCode.read(file).contains("@ConfigMapping("));
    }

    private static Stream<Group> injected(Path folder) {
        return ServiceCode.javaFiles(folder)
                .flatMap(file -> INJECTED.matcher(ServiceCode.read(file))
                        .results()
                        .map(found -> new Setting(
                                found.group(2),
                                found.group(4),
                                Optional.ofNullable(found.group(3)),
                                false,
                                plain(found.group(1))))
                        .map(setting -> new Group(
                                setting.name().substring(0, setting.name().lastIndexOf('.')),
                                "",
                                List.of(setting),
                                List.of())));
    }

    private static Group group(Path folder, Path file) {
        try {
            var source = ServiceCode.read(file);
            var type = Class.forName(
                    folder.relativize(file).toString().replace(".java", "").replace('/', '.'));
            var settings = new ArrayList<Setting>();
            var prefix = type.getAnnotation(ConfigMapping.class).prefix();
            add(prefix, type, source, false, settings);
            settings.sort((one, other) -> one.name().compareTo(other.name()));
            var said = JAVADOC_OF_TYPE.matcher(source);
            return new Group(prefix, said.find() ? plain(said.group(1)) : "", settings, List.of());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(String prefix, Class<?> group, String source, boolean optional, List<Setting> settings) {
        var meanings = meanings(group, source);
        for (var method : group.getDeclaredMethods()) {
            if (method.isDefault() || method.isSynthetic()) continue;
            add(
                    Settings.nameOf(prefix, method),
                    method,
                    method.getGenericReturnType(),
                    optional,
                    meanings.getOrDefault(method.getName(), ""),
                    source,
                    settings);
        }
    }

    private static void add(
            String name,
            Method method,
            Type type,
            boolean optional,
            String meaning,
            String source,
            List<Setting> settings) {
        switch (type) {
            case ParameterizedType map
            when map.getRawType() == Map.class ->
                add(name + ".*", method, map.getActualTypeArguments()[1], optional, meaning, source, settings);
            case ParameterizedType wrapped ->
                add(
                        name,
                        method,
                        wrapped.getActualTypeArguments()[0],
                        optional || wrapped.getRawType() == Optional.class,
                        meaning,
                        source,
                        settings);
            case Class<?> group when group.isInterface() -> add(name, group, source, optional, settings);
            default ->
                settings.add(new Setting(
                        name,
                        ((Class<?>) type).getSimpleName(),
                        Optional.ofNullable(method.getAnnotation(WithDefault.class))
                                .map(WithDefault::value),
                        optional || type.getTypeName().startsWith("java.util.Optional"),
                        meaning));
        }
    }

    private static Map<String, String> meanings(Class<?> group, String source) {
        var text = source;
        if (group.isMemberClass()) {
            text = NESTED.matcher(source)
                    .results()
                    .filter(nested -> nested.group(1).equals(group.getSimpleName()))
                    .map(nested -> nested.group(2))
                    .findFirst()
                    .orElse("");
        } else {
            text = NESTED.matcher(source.substring(source.indexOf("interface ")))
                    .replaceAll("");
        }
        return JAVADOC_OF_METHOD
                .matcher(text)
                .results()
                .filter(found -> found.group(1) != null)
                .collect(Collectors.toMap(
                        found -> found.group(2), found -> plain(found.group(1)), (first, second) -> first));
    }

    private static String kebab(String method) {
        return method.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String plain(String javadoc) {
        var unstarred = javadoc.replaceAll("\\n\\s*\\*", " ");
        return MENTION.matcher(
                        OTHER_SETTING.matcher(unstarred).replaceAll(other -> "`%s`".formatted(kebab(other.group(1)))))
                .replaceAll("`$1`")
                .replaceAll("<p>", " ")
                .replaceAll("@(?:return|param \\w+)", " ")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .strip();
    }
}
