package dev.heartline.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.heartline.deployment.source.DescribedSettings;
import dev.heartline.deployment.source.DescribedSettings.Group;
import dev.heartline.deployment.source.DescribedSettings.Setting;
import dev.heartline.stack.settings.Service;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/configuration.md} is written from the mappings; with {@code -Dheartline.write-pages} this test writes it. */
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final String WRITE = "heartline.write-pages";

    private static final String INTRODUCTION = """
            # Configuration

            <!-- Written from the code by ConfigurationPageTest; change the Javadoc of the setting instead. -->

            Every setting of Heartline's own, by prefix. A setting is given as an environment variable (upper case, everything but letters and
            digits as `_`: `HEARTLINE_TWILIO_ACCOUNT_SID`), as a system property, in a properties file, or, for secrets, as a file named as the
            setting in a mounted directory ([deploy](deploy.md), [containers](containers.md)). Quarkus' own settings (`quarkus.datasource.*`,
            `quarkus.http.*`, `kafka.bootstrap.servers` …) are described at quarkus.io; what we set of them is in
            `shared-service/src/main/resources/META-INF/microprofile-config.properties`.

            Durations are written `30s`, `5m`, `2h` or `90d`. Where nothing stands under *default* the setting must be given, unless it says
            *may be left out*.
            """;

    @Test
    void thePageTellsEverySettingAsTheCodeHasIt() throws IOException {
        var page = INTRODUCTION
                + DescribedSettings.all().stream()
                        .map(ConfigurationPageTest::section)
                        .collect(Collectors.joining());

        if (System.getProperty(WRITE) != null) Files.writeString(PAGE, page);

        assertThat(PAGE)
                .as("write it anew: ./heartline test -pl deployment-tests -am -Dtest=ConfigurationPageTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE)
                .hasContent(page);
    }

    @Test
    void noSettingIsWithoutAMeaning() {
        assertThat(DescribedSettings.all().stream()
                        .flatMap(group -> group.settings().stream())
                        .filter(setting -> setting.meaning().isBlank() && !isPlain(setting.name())))
                .isEmpty();
    }

    /** Says by its name what it is. */
    private static boolean isPlain(String name) {
        return name.matches(".*(?:account-sid|timeout|enabled)");
    }

    private static String section(Group group) {
        return """

                ## `%s`

                %s Read by %s.

                | setting | default | what |
                |---|---|---|
                %s
                """.formatted(
                group.prefix(),
                group.meaning(),
                group.services().stream().map(Service::moduleName).collect(Collectors.joining(", ")),
                group.settings().stream().map(ConfigurationPageTest::row).collect(Collectors.joining("\n")));
    }

    private static String row(Setting setting) {
        return "| `%s` | %s | %s%s |"
                .formatted(
                        setting.name(),
                        setting.fallback()
                                .map(value -> "`" + value + "`")
                                .orElse(setting.optional() ? "*may be left out*" : ""),
                        setting.meaning(),
                        setting.type().equals("boolean")
                                        || setting.type().equals("Duration")
                                        || setting.type().equals("String")
                                ? ""
                                : " *(" + setting.type().toLowerCase(Locale.ROOT) + ")*");
    }
}
