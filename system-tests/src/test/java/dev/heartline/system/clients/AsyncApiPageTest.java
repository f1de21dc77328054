package dev.heartline.system.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

import dev.heartline.events.EventType;

import static org.assertj.core.api.Assertions.assertThat;

/** The events as a page for people. A slow one: the generator is some hundred packages. */
@EnabledIfEnvironmentVariable(named = "HEARTLINE_SLOW_TESTS", matches = "true")
class AsyncApiPageTest {

    private static final Path EVENTS =
            Path.of("..", "shared-events", "src", "main", "resources", "dev", "heartline", "events");

    @Test
    void thePageTellsOfEveryTopic() throws IOException {
        var project = NodeProject.of(Path.of("..", "docs", "asyncapi"));

        project.run(Map.of("HEARTLINE_EVENTS", EVENTS.toRealPath().toString()), "npm", "run", "html");

        assertThat(Files.readString(project.file("index.html")))
                .contains(EventType.ALL.stream().map(EventType::topic).toArray(String[]::new));
    }
}
