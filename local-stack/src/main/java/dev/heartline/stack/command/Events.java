package dev.heartline.stack.command;

import java.util.List;
import java.util.Set;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.heartline.stack.StackException;
import dev.heartline.stack.infra.TopicCatalog;
import dev.heartline.stack.settings.StackSettings;

@Command(
        name = "events",
        description =
                "Prints events as they come, until Ctrl-C: key, type, time and data, one line each, separated by tabs.",
        footer = {"", "Example: ./heartline events call.completed reward.triggered --from-beginning"},
        mixinStandardHelpOptions = true)
final class Events implements Runnable {

    @Parameters(
            arity = "0..*",
            paramLabel = "TOPIC",
            description = "of these topics only, for example sms.received or call.completed.dlq.memory")
    private Set<String> topics = Set.of();

    @Option(names = "--from-beginning", description = "first all that Kafka still holds")
    private boolean fromBeginning;

    @Override
    public void run() {
        var settings = StackSettings.of(System.getenv());
        try (var tail = EventTail.open(settings.bootstrapServers(), chosen(TopicCatalog.load()), fromBeginning)) {
            while (!System.out.checkError()) { // whoever read, head for example, may be gone
                tail.next().forEach(System.out::println);
            }
        }
    }

    /** Without a choice all but the dead letters. */
    private List<String> chosen(TopicCatalog catalog) {
        var known = catalog.topics().stream().map(TopicCatalog.Topic::name).toList();
        topics.stream().filter(topic -> !known.contains(topic)).findFirst().ifPresent(unknown -> {
            throw new StackException(
                    "there is no topic '%s'; there are %s".formatted(unknown, String.join(", ", known)));
        });
        return topics.isEmpty()
                ? catalog.events().stream().map(TopicCatalog.Event::name).toList()
                : List.copyOf(topics);
    }
}
