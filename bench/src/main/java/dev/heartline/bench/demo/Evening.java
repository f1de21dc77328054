package dev.heartline.bench.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.bench.system.HostApplication;
import dev.heartline.bench.system.SimulatedNetwork;
import dev.heartline.carrier.conversation.Conversation;
import dev.heartline.carrier.conversation.Conversations;
import dev.heartline.carrier.network.Script;

/** The written conversations, one after the other, a text, and a stranger who calls. */
final class Evening {

    private static final String STRANGER = "+12025550199";
    private static final String TEXT = "I did it! Walked twenty minutes after dinner and skipped the chips :)";

    private final Cast cast;
    private final SimulatedNetwork network;
    private final Consequences consequences;
    private final Stage stage;
    private final double timeScale;

    Evening(HostApplication host, SimulatedNetwork network, Consequences consequences, Stage stage, double timeScale) {
        this.cast = new Cast(host);
        this.network = network;
        this.consequences = consequences;
        this.stage = stage;
        this.timeScale = timeScale;
    }

    boolean play() throws InterruptedException {
        boolean complete = true;
        for (Conversation conversation : Conversations.all()) {
            complete &= call(conversation);
        }
        complete &= stranger();
        Conversation first = Conversations.all().getFirst();
        text(first.persona().name(), first.persona().phone().e164());
        return complete;
    }

    private boolean call(Conversation conversation) throws InterruptedException {
        var persona = conversation.persona();
        UUID userId = cast.introduce(persona.name(), persona.phone().e164());
        consequences.awaitProfile(userId);
        stage.title("%s calls: %s".formatted(persona.name(), conversation.title()));
        String sid =
                network.call(persona.phone().e164(), conversation.transcript().script(timeScale), Optional.empty());
        JsonNode call = new CallStory(network, stage).follow(sid);
        return consequences.tell(call, Optional.of(userId));
    }

    private boolean stranger() throws InterruptedException {
        stage.title("A number calls that no profile knows");
        String sid = network.call(
                STRANGER, Script.of("Hi, who is this?", "I think I have the wrong number. Bye."), Optional.empty());
        JsonNode call = new CallStory(network, stage).follow(sid);
        return consequences.tell(call, Optional.empty());
    }

    private void text(String name, String phone) throws InterruptedException {
        UUID userId = cast.introduce(name, phone);
        stage.title("%s texts, and gets texts".formatted(name));
        network.text(phone, TEXT);
        consequences.tellTexts(userId);
        stage.blank();
        stage.aside("  on %s’s phone".formatted(name));
        awaitInbox(phone);
    }

    private void awaitInbox(String phone) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            JsonNode texts = network.textsWith(phone);
            boolean answered = false;
            for (JsonNode text : texts) {
                answered |= text.get("to").asText().equals(phone);
            }
            if (answered || System.nanoTime() > deadline) {
                texts.forEach(text -> stage.row(
                        text.get("to").asText().equals(phone) ? "received" : "sent",
                        text.get("state").asText(),
                        "“" + text.get("body").asText() + "”"));
                return;
            }
            Thread.sleep(50);
        }
    }
}
