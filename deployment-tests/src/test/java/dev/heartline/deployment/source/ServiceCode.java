package dev.heartline.deployment.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.heartline.stack.settings.Service;

/** The code of a service: its own module and those of ours that it stands on. */
public final class ServiceCode {

    private static final Path PROJECT = Path.of("..");
    private static final Pattern SHARED_MODULE = Pattern.compile("<artifactId>(shared-[a-z]+)</artifactId>");

    private static final Map<Service, ServiceCode> READ = new ConcurrentHashMap<>();

    private final Set<String> modules = new LinkedHashSet<>();
    private final List<String> java;

    private ServiceCode(Service service) {
        add(service.moduleName());
        java = javaFolders()
                .flatMap(ServiceCode::javaFiles)
                .map(ServiceCode::read)
                .toList();
    }

    public static ServiceCode of(Service service) {
        return READ.computeIfAbsent(service, ServiceCode::new);
    }

    private void add(String module) {
        if (modules.add(module)) {
            SHARED_MODULE
                    .matcher(read(PROJECT.resolve(module).resolve("pom.xml")))
                    .results()
                    .forEach(found -> add(found.group(1)));
        }
    }

    public boolean standsOn(String module) {
        return modules.contains(module);
    }

    /** Where the module's own Java classes begin. */
    Stream<Path> javaFolders() {
        return modules.stream().map(module -> PROJECT.resolve(module).resolve("src/main/java"));
    }

    /** The text of each Java file. */
    List<String> java() {
        return java;
    }

    /** The settings that come with it. */
    public Properties settings() {
        var settings = new Properties();
        settingsFiles().forEach(file -> load(file, settings));
        return settings;
    }

    private static void load(Path file, Properties settings) {
        try (var reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Path> settingsFiles() {
        return modules.stream()
                .flatMap(module -> Stream.of("application.properties", "META-INF/microprofile-config.properties")
                        .map(name -> PROJECT.resolve(module)
                                .resolve("src/main/resources")
                                .resolve(name)))
                .filter(Files::exists);
    }

    static Stream<Path> javaFiles(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
