package dev.heartline.stack.command;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import dev.heartline.stack.StackException;
import dev.heartline.stack.deadletter.Address;
import dev.heartline.stack.deadletter.Letter;
import dev.heartline.stack.deadletter.LetterBox;
import dev.heartline.stack.infra.TopicCatalog;

@Command(
        name = "dlq",
        description = "What consumers could not take: list it, look into it, send it again, or drop it.",
        footer = {
            "",
            "A letter is named by its address, or all of a topic by the topic's name. What was sent again or dropped is no longer listed;",
            "it stays readable until its topic's retention ends.",
            "",
            "Examples:",
            "  ./heartline dlq list",
            "  ./heartline dlq show call.completed.dlq.memory/0/17",
            "  ./heartline dlq replay call.completed.dlq.memory"
        },
        synopsisSubcommandLabel = "(list | show | replay | drop)",
        mixinStandardHelpOptions = true)
final class DeadLetterCommand {

    private static final int SHOWN_OF_A_REASON = 120;

    @Mixin
    private BrokerOptions broker;

    @Command(description = "Shows what waits: address, when, type, and why.")
    int list(
            @Parameters(
                            arity = "0..*",
                            paramLabel = "TOPIC",
                            description = "of these only, for example call.completed.dlq.memory")
                    Set<String> topics) {
        try (var box = open()) {
            var waiting = box.waiting(topics == null || topics.isEmpty() ? all() : known(topics));
            waiting.forEach(letter -> System.out.printf(
                    "%s  %s  %s  %s%s%n",
                    letter.address(),
                    letter.putAside(),
                    letter.type(),
                    shortened(letter.reason()),
                    letter.leftOut().map(what -> "  (not whole)").orElse("")));
            System.out.printf("%d dead letter%s%n", waiting.size(), waiting.size() == 1 ? "" : "s");
            return 0;
        }
    }

    @Command(description = "Shows letters whole: key, headers and value. They hold what people said.")
    int show(@Parameters(arity = "1..*", paramLabel = "ADDRESS") Set<String> addresses) {
        try (var box = open()) {
            for (var letter : addresses.stream()
                    .map(DeadLetterCommand::address)
                    .map(box::at)
                    .toList()) {
                System.out.println(letter.address() + "  " + letter.putAside());
                System.out.println("key: " + letter.key());
                letter.headers().forEach(System.out::println);
                System.out.println();
                System.out.println(letter.value());
                System.out.println();
            }
            return 0;
        }
    }

    @Command(
            description =
                    "Sends letters to the topic that they came from, oldest first. Every consumer of the topic sees them; those"
                            + " that have taken the event already do nothing.")
    int replay(@Parameters(arity = "1..*", paramLabel = "ADDRESS|TOPIC") Set<String> which) {
        try (var box = open()) {
            var whole = letters(box, which).stream()
                    .collect(
                            Collectors.partitioningBy(letter -> letter.leftOut().isEmpty()));
            box.replay(whole.get(true));
            System.out.printf("%d sent again%n", whole.get(true).size());
            whole.get(false)
                    .forEach(letter -> System.out.printf(
                            "%s was not sent: it is not whole (left out: %s)%n",
                            letter.address(), letter.leftOut().orElseThrow()));
            return whole.get(false).isEmpty() ? 0 : 1;
        }
    }

    @Command(description = "Takes letters off the list without sending them.")
    int drop(@Parameters(arity = "1..*", paramLabel = "ADDRESS|TOPIC") Set<String> which) {
        try (var box = open()) {
            var letters = letters(box, which);
            box.drop(letters);
            System.out.printf("%d dropped%n", letters.size());
            return 0;
        }
    }

    private static List<Letter> letters(LetterBox box, Set<String> which) {
        var topics = which.stream().filter(word -> !word.contains("/")).collect(Collectors.toSet());
        var letters = new LinkedHashSet<Letter>(topics.isEmpty() ? List.of() : box.waiting(known(topics)));
        var named = letters.stream().map(Letter::address).collect(Collectors.toSet());
        which.stream()
                .filter(word -> word.contains("/"))
                .map(DeadLetterCommand::address)
                .filter(address -> !named.contains(address))
                .map(box::at)
                .forEach(letters::add);
        return List.copyOf(letters);
    }

    private static Address address(String word) {
        var address = Address.of(word);
        known(Set.of(address.partition().topic()));
        return address;
    }

    private static List<String> all() {
        return TopicCatalog.load().topics().stream()
                .map(TopicCatalog.Topic::name)
                .filter(name -> name.contains(".dlq."))
                .toList();
    }

    private static List<String> known(Set<String> topics) {
        var all = all();
        topics.stream().filter(topic -> !all.contains(topic)).findFirst().ifPresent(unknown -> {
            throw new StackException(
                    "'%s' is no topic of dead letters; there are %s".formatted(unknown, String.join(", ", all)));
        });
        return List.copyOf(topics);
    }

    private LetterBox open() {
        return LetterBox.open(broker.connection());
    }

    private static String shortened(String reason) {
        var line = reason.replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= SHOWN_OF_A_REASON ? line : line.substring(0, SHOWN_OF_A_REASON) + "…";
    }
}
