package dev.heartline.stack.command;

import picocli.CommandLine.Command;

import dev.heartline.stack.infra.TopicCatalog;
import dev.heartline.stack.infra.Topics;
import dev.heartline.stack.settings.Port;

/** What a stack of containers runs once its broker is there. */
@Command(
        name = "topics",
        hidden = true,
        description = "Creates the topics of the catalog where they are missing, and sets how they are kept.",
        mixinStandardHelpOptions = true)
final class PrepareTopics implements Runnable {

    @Override
    public void run() {
        var topics = TopicCatalog.load().topics();
        var broker = Port.KAFKA.address(System.getenv());
        new Topics(broker).prepare(topics);
        System.out.println(broker + " has " + topics.size() + " topics");
    }
}
