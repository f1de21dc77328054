package dev.heartline.demo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.heartline.carrier.conversation.Conversation;
import dev.heartline.carrier.conversation.Conversations;
import dev.heartline.carrier.conversation.Persona;
import dev.heartline.carrier.network.Script;

/** The written conversations, one after the other, a stranger who calls, a text, and the texts that all of it brought. */
final class WrittenConversations {

    private static final String STRANGER = "+12025550199";
    private static final String TEXT = "I did it! Walked twenty minutes after dinner and skipped the chips :)";

    private final DemoSetting setting;
    private final List<Persona> people =
            Conversations.all().stream().map(Conversation::persona).distinct().toList();

    WrittenConversations(DemoSetting setting) {
        this.setting = setting;
    }

    boolean play() throws InterruptedException {
        boolean complete = true;
        greetOldFriends();
        for (Conversation conversation : Conversations.all()) {
            complete &= call(conversation);
        }
        complete &= stranger();
        complete &= text(people.getFirst());
        complete &= setting.texts().tell(people);
        return complete;
    }

    /** Who played before is remembered: the coach knows them, and what they say again strengthens what is known. */
    private void greetOldFriends() {
        List<Persona> known = people.stream()
                .filter(person -> setting.tables().callsOf(idOf(person)) > 0)
                .toList();
        if (!known.isEmpty()) {
            setting.terminal().blank();
            setting.terminal()
                    .note(
                            "These people called in an earlier run, and the coach remembers them: %s. What they say again strengthens what is known; ./heartline down --wipe forgets it."
                                    .formatted(
                                            known.stream().map(this::withCalls).collect(Collectors.joining(", "))));
        }
    }

    private String withCalls(Persona person) {
        return "%s (%s)"
                .formatted(person.name(), EventInWords.counted(setting.tables().callsOf(idOf(person)), "call"));
    }

    private boolean call(Conversation conversation) throws InterruptedException {
        Persona persona = conversation.persona();
        UUID userId = setting.people().introduce(persona.name(), persona.phone().e164());
        setting.tables().awaitProfile(userId);
        setting.terminal().title("%s calls: %s".formatted(persona.name(), conversation.title()));
        setting.terminal().aside("user " + userId);
        String sid = setting.network()
                .call(persona.phone().e164(), conversation.transcript().script(setting.timeScale()), Optional.empty());
        return setting.consequences().ofCall(setting.follow(sid), Optional.of(userId));
    }

    private boolean stranger() throws InterruptedException {
        setting.terminal().title("A number calls that no profile knows");
        String sid = setting.network()
                .call(
                        STRANGER,
                        Script.of("Hi, who is this?", "I think I have the wrong number. Bye."),
                        Optional.empty());
        return setting.consequences().ofCall(setting.follow(sid), Optional.empty());
    }

    private boolean text(Persona person) throws InterruptedException {
        setting.terminal().title("%s texts".formatted(person.name()));
        setting.terminal().aside("user " + idOf(person));
        Instant sent = Instant.now();
        String sid = setting.network().text(person.phone().e164(), TEXT);
        UUID messageId = setting.tables()
                .awaitMessageId(sid)
                .orElseThrow(() -> new IllegalStateException("sms-service did not take the text " + sid));
        setting.terminal().note("“%s”, message %s".formatted(TEXT, messageId));
        return setting.consequences().ofText(messageId, idOf(person), sent) & answered(person, messageId);
    }

    /** The coach waits until somebody has stopped writing; so do we. */
    private boolean answered(Persona person, UUID messageId) throws InterruptedException {
        var answer = setting.tables().awaitAnswer(messageId);
        answer.ifPresentOrElse(
                sent -> setting.terminal()
                        .row(
                                "to " + person.name(),
                                sent.status().equals("delivered") ? "answered" : sent.status() + ": " + sent.reason(),
                                "“" + sent.body() + "”"),
                () -> setting.terminal()
                        .problem("nobody answered %s within %d s; see ./heartline logs sms"
                                .formatted(person.name(), WaitingTime.LIMIT.toSeconds())));
        return answer.isPresent();
    }

    private static UUID idOf(Persona person) {
        return DemoPeople.idOf(person.phone().e164());
    }
}
