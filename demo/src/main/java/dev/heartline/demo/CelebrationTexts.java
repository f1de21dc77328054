package dev.heartline.demo;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.heartline.carrier.conversation.Persona;
import dev.heartline.driver.EventStream;
import dev.heartline.driver.EventStream.Seen;
import dev.heartline.events.EventType;
import dev.heartline.events.RewardTriggered;

/** The texts that the rewards of this run bring to people's phones: one for each reward that asks for a text. */
final class CelebrationTexts {

    private final EventStream events;
    private final ServiceTables tables;
    private final Terminal terminal;

    CelebrationTexts(EventStream events, ServiceTables tables, Terminal terminal) {
        this.events = events;
        this.tables = tables;
        this.terminal = terminal;
    }

    /** @return false if it is not known in time what became of a text */
    boolean tell(List<Persona> people) throws InterruptedException {
        terminal.title("Texts to their phones");
        boolean complete = true;
        boolean any = false;
        for (Persona person : people) {
            for (UUID messageId : dueTo(DemoPeople.idOf(person.phone().e164()))) {
                complete &= tell(person, messageId);
                any = true;
            }
        }
        if (!any) {
            terminal.note("None: no reward of this run asked for a text.");
        }
        return complete;
    }

    private List<UUID> dueTo(UUID userId) {
        return events.seen().stream()
                .filter(event -> event.is(EventType.REWARD_TRIGGERED)
                        && userId.toString().equals(event.key())
                        && asksForText(event))
                .map(event -> RewardTriggered.textOf(UUID.fromString(event.text("rewardId"))))
                .distinct()
                .toList();
    }

    private static boolean asksForText(Seen reward) {
        return reward.data()
                .path("channels")
                .valueStream()
                .anyMatch(channel -> channel.asText().equals("sms"));
    }

    private boolean tell(Persona person, UUID messageId) throws InterruptedException {
        Optional<ServiceTables.SentText> text = tables.awaitSent(messageId);
        text.ifPresentOrElse(
                sent -> terminal.row(
                        "to " + person.name(),
                        sent.status().equals("delivered") ? "delivered" : sent.status() + ": " + sent.reason(),
                        "“" + sent.body() + "”"),
                () -> terminal.problem(
                        "what became of the text %s to %s is not known after %d s; see ./heartline logs sms"
                                .formatted(messageId, person.name(), WaitingTime.LIMIT.toSeconds())));
        return text.isPresent();
    }
}
