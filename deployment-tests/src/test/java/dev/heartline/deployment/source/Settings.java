package dev.heartline.deployment.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.jwt.config.Names;

import dev.heartline.stack.settings.Service;

/** The settings that a service reads: its own mappings and those of the libraries it stands on. */
public final class Settings {

    private static final Pattern SINGLE = Pattern.compile("@ConfigProperty\\(\\s*name = \"([^\"]+)\"");
    private static final String ANY = "*";

    private final Set<String> names = new TreeSet<>();

    private Settings() {}

    public static Settings of(Service service) {
        var settings = new Settings();
        var code = ServiceCode.of(service);
        settings.names.addAll(code.settings().stringPropertyNames());
        code.javaFolders().forEach(settings::addMappings);
        code.java()
                .forEach(text -> SINGLE.matcher(text).results().forEach(found -> settings.names.add(found.group(1))));
        settings.addQuarkus();
        settings.addKafka();
        settings.names.add(Names.VERIFIER_PUBLIC_KEY_LOCATION);
        return settings;
    }

    /** Whether there is a setting of that name, as a file in the directory of secrets would have it. */
    public boolean reads(String name) {
        return names.stream().anyMatch(known -> matches(Pattern.quote(known), name, ".+"));
    }

    /** Whether there is a setting that this environment variable would set. */
    public boolean readsVariable(String variable) {
        return names.stream().anyMatch(known -> matches(Pattern.quote(variableOf(known)), variable, "[A-Z0-9_]+"));
    }

    private static boolean matches(String known, String name, String any) {
        return name.matches(known.replace(ANY, "\\E" + any + "\\Q"));
    }

    private static String variableOf(String name) {
        return name.replaceAll("[^A-Za-z0-9*]", "_").toUpperCase(Locale.ROOT);
    }

    private void addMappings(Path folder) {
        ServiceCode.javaFiles(folder)
                .filter(file -> ServiceCode.read(file).contains("@ConfigMapping("))
                .map(file ->
                        folder.relativize(file).toString().replace(".java", "").replace('/', '.'))
                .forEach(this::addMapping);
    }

    private void addMapping(String className) {
        try {
            var mapping = Class.forName(className);
            addGroup(mapping.getAnnotation(ConfigMapping.class).prefix(), mapping);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addGroup(String prefix, Class<?> group) {
        for (var method : group.getDeclaredMethods()) {
            if (!method.isDefault() && !method.isSynthetic()) {
                addValue(nameOf(prefix, method), method.getGenericReturnType());
            }
        }
    }

    private void addValue(String name, Type type) {
        switch (type) {
            case ParameterizedType map
            when map.getRawType() == Map.class -> addValue(name + "." + ANY, map.getActualTypeArguments()[1]);
            case ParameterizedType wrapped -> addValue(name, wrapped.getActualTypeArguments()[0]);
            case Class<?> group when group.isInterface() -> addGroup(name, group);
            default -> names.add(name);
        }
    }

    private static String nameOf(String prefix, Method method) {
        if (method.isAnnotationPresent(WithParentName.class)) {
            return prefix;
        }
        var named = method.getAnnotation(WithName.class);
        var own = method.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        return prefix + "." + (named == null ? own : named.value());
    }

    /** Every extension brings a list of its settings. */
    private void addQuarkus() {
        try {
            var lists = Settings.class
                    .getClassLoader()
                    .getResources("META-INF/quarkus-config-doc/quarkus-config-model.json");
            while (lists.hasMoreElements()) {
                try (var list = lists.nextElement().openStream()) {
                    addQuarkus(new ObjectMapper().readTree(list));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addQuarkus(JsonNode node) {
        if (node.path("property").isTextual()) {
            names.add(node.path("property").asText().replaceAll("\"[^\"]+\"", ANY));
        }
        node.forEach(this::addQuarkus);
    }

    /** What begins with {@code kafka.} goes to every client as it is. */
    private void addKafka() {
        addKafka(ConsumerConfig.configNames());
        addKafka(ProducerConfig.configNames());
    }

    private void addKafka(Collection<String> clientSettings) {
        clientSettings.forEach(name -> names.add("kafka." + name));
    }
}
