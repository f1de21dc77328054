package dev.heartline.stack.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.heartline.stack.LocalStack;
import dev.heartline.stack.StackException;
import dev.heartline.stack.infra.ReadPositions;
import dev.heartline.stack.infra.TopicCatalog;
import dev.heartline.stack.settings.Service;
import dev.heartline.stack.settings.StackSettings;

@Command(
        name = "replay",
        description = {
            "Has one service read again what came since, for example after its database was restored. What its tables know already has",
            "no effect a second time; the other services notice nothing. On this machine the service is ended before and started again",
            "afterwards; elsewhere that is yours to do."
        },
        footer = {
            "",
            "Examples:",
            "  ./heartline replay memory --since 2h",
            "  ./heartline replay engagement --since 30d --topic call.completed"
        },
        mixinStandardHelpOptions = true)
final class Replay implements Runnable {

    @Parameters(paramLabel = "SERVICE", description = "${COMPLETION-CANDIDATES}")
    private Service service;

    @Option(
            names = "--since",
            required = true,
            paramLabel = "DURATION",
            converter = SpokenDuration.class,
            description = "how far back: 90s, 15m, 8h, 30d. Rather too far than not far enough")
    private Duration since;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "of this one only; may be given more than once. Otherwise all that the service reads")
    private Set<String> topics = Set.of();

    @Mixin
    private BrokerOptions broker;

    @Override
    public void run() {
        var from = Instant.now().minus(since);
        var chosen = chosen();
        if (!broker.areOfThisMachine()) {
            rewind(chosen, from);
            return;
        }
        var stack = new LocalStack(StackSettings.of(System.getenv()), System.out::println);
        var program = stack.select(Set.of(service.label()));
        boolean ran = stack.supervisor().stop(program);
        try {
            rewind(chosen, from);
        } finally {
            if (ran) {
                stack.supervisor().start(program);
            }
        }
    }

    private void rewind(List<String> chosen, Instant from) {
        try (var positions = ReadPositions.open(broker.connection())) {
            System.out.printf(
                    "%s reads %d records again, those since %s%n",
                    service.moduleName(), positions.back(service.moduleName(), chosen, from), from);
        }
    }

    private List<String> chosen() {
        var read = TopicCatalog.load().readBy(service.label());
        topics.stream().filter(topic -> !read.contains(topic)).findFirst().ifPresent(unknown -> {
            throw new StackException("%s does not read '%s'; it reads %s"
                    .formatted(service.moduleName(), unknown, String.join(", ", read)));
        });
        return topics.isEmpty() ? read : List.copyOf(topics);
    }
}
