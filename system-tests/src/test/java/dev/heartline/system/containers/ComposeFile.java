package dev.heartline.system.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docker-compose.yml} as it is written: anchors resolved, variables not. */
record ComposeFile(Map<String, Map<String, Object>> services) {

    @SuppressWarnings("unchecked")
    static ComposeFile read(Path file) {
        var strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        strict.setMaxAliasesForCollections(1_000);
        try (var reader = Files.newBufferedReader(file)) {
            Map<String, Object> document = new Yaml(new SafeConstructor(strict)).load(reader);
            return new ComposeFile((Map<String, Map<String, Object>>) document.get("services"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a service waits for: its name, and the condition. */
    @SuppressWarnings("unchecked")
    Map<String, String> needsOf(String service) {
        var needs = new TreeMap<String, String>();
        ((Map<String, Map<String, Object>>) services.get(service).getOrDefault("depends_on", Map.of()))
                .forEach((name, need) -> needs.put(name, (String) need.get("condition")));
        return needs;
    }

    /** Whether it ends by itself: others wait for that instead of asking for its health. */
    boolean isJob(String service) {
        return "no".equals(services.get(service).get("restart"));
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Map<String, Object> of, String name) {
        return (List<Object>) of.getOrDefault(name, List.of());
    }
}
