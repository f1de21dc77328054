package dev.heartline.system.licences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Everything that a packaged service brings along may be used by whoever ships it: each library under one licence, at least, that
 * asks for nothing but notices or for its own source. GPL alone, and no licence at all, are found.
 */
class LicencesTest {

    private static final Path REPOSITORY = Path.of(System.getProperty(
            "localRepository",
            Path.of(System.getProperty("user.home"), ".m2", "repository").toString()));

    private static final Pattern FINE = Pattern.compile(
            "(?i).*(apache|\\bASL\\b|\\bmit\\b|bsd|eclipse (public|distribution)|\\b(epl|edl)\\b|mozilla|\\bmpl\\b|lgpl|lesser general"
                    + "|cddl|universal permissive|\\bupl\\b|\\bisc\\b|cc0|public domain|bouncy castle|unicode|go license).*");

    @ParameterizedTest
    @ValueSource(strings = {"call-service", "sms-service", "memory-service", "engagement-service"})
    void nothingThatWeShipIsUnderTheGplAlone(String service) throws IOException {
        var libraries = Path.of("..", service, "target", "quarkus-app", "lib");
        assumeTrue(Files.isDirectory(libraries), libraries + " is not there: run ./heartline test");

        var odd = new TreeMap<String, List<String>>();
        try (var files = Files.walk(libraries)) {
            for (Path jar : files.filter(LicencesTest::isForeign).toList()) {
                var library = Library.ofPackaged(jar, REPOSITORY);
                var licences = library.licences(REPOSITORY);
                if (licences.stream().noneMatch(name -> FINE.matcher(name).matches())) {
                    odd.put(library.toString(), licences);
                }
            }
        }

        assertThat(odd).isEmpty();
    }

    private static boolean isForeign(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(".jar") && !name.startsWith("dev.heartline.");
    }
}
