package dev.heartline.bench.demo;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.carrier.conversation.Conversation;
import dev.heartline.carrier.conversation.Conversations;
import dev.heartline.carrier.network.Script;

/** The written conversations, one after the other, a text, and a stranger who calls. */
final class Evening {

    private static final String STRANGER = "+12025550199";
    private static final String TEXT = "I did it! Walked twenty minutes after dinner and skipped the chips :)";

    private final Theatre theatre;

    Evening(Theatre theatre) {
        this.theatre = theatre;
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
        UUID userId = theatre.cast().introduce(persona.name(), persona.phone().e164());
        theatre.books().awaitProfile(userId);
        theatre.stage().title("%s calls: %s".formatted(persona.name(), conversation.title()));
        String sid = theatre.network()
                .call(persona.phone().e164(), conversation.transcript().script(theatre.timeScale()), Optional.empty());
        JsonNode call = new CallStory(theatre.network(), theatre.stage()).follow(sid);
        return theatre.consequences().tell(call, Optional.of(userId));
    }

    private boolean stranger() throws InterruptedException {
        theatre.stage().title("A number calls that no profile knows");
        String sid = theatre.network()
                .call(
                        STRANGER,
                        Script.of("Hi, who is this?", "I think I have the wrong number. Bye."),
                        Optional.empty());
        JsonNode call = new CallStory(theatre.network(), theatre.stage()).follow(sid);
        return theatre.consequences().tell(call, Optional.empty());
    }

    private void text(String name, String phone) throws InterruptedException {
        UUID userId = theatre.cast().introduce(name, phone);
        theatre.stage().title("%s texts, and gets texts".formatted(name));
        theatre.network().text(phone, TEXT);
        theatre.books().tellTexts(userId);
        theatre.stage().blank();
        theatre.stage().aside("  on %s’s phone".formatted(name));
        tellInbox(phone);
    }

    private void tellInbox(String phone) throws InterruptedException {
        Patience.untilThereAre(
                1, () -> textsOn(phone).filter(text -> isTo(text, phone)).toList());
        textsOn(phone)
                .forEach(text -> theatre.stage()
                        .row(
                                isTo(text, phone) ? "received" : "sent",
                                text.get("state").asText(),
                                "“" + text.get("body").asText() + "”"));
    }

    private Stream<JsonNode> textsOn(String phone) {
        return theatre.network().textsWith(phone).valueStream();
    }

    private static boolean isTo(JsonNode text, String phone) {
        return text.get("to").asText().equals(phone);
    }
}
