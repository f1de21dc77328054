package dev.heartline.carrier.conversation;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.heartline.carrier.transcript.Transcript;
import dev.heartline.carrier.transcript.TranscriptCsv;
import dev.heartline.carrier.transcript.TranscriptProblem;
import dev.heartline.telephony.number.PhoneNumber;

/** The index of the conversations, in the order in which they tell a story. */
public final class Conversations {
    private static final Persona MAYA =
            new Persona("Maya", PhoneNumber.of("+12025550143"), ZoneId.of("America/New_York"));
    private static final Persona JONAS =
            new Persona("Jonas", PhoneNumber.of("+13125550172"), ZoneId.of("America/Chicago"));
    private static final Persona ELENA =
            new Persona("Elena", PhoneNumber.of("+13105550118"), ZoneId.of("America/Los_Angeles"));

    private static final List<Conversation> ALL = List.of(
            load("evening-snacking", "evening snacking and cravings", MAYA),
            load("evening-snacking-follow-up", "a win, a setback, an insight", MAYA),
            load("quitting-smoking", "discouraged about quitting smoking", JONAS),
            load("in-distress", "in real distress", ELENA));

    private Conversations() {}

    public static List<Conversation> all() {
        return ALL;
    }

    public static Optional<Conversation> find(String id) {
        return ALL.stream().filter(conversation -> conversation.id().equals(id)).findFirst();
    }

    private static Conversation load(String id, String title, Persona persona) {
        return new Conversation(id, title, persona, read(id + ".csv"));
    }

    private static Transcript read(String name) {
        try (var resource = Conversations.class.getResourceAsStream("/conversations/" + name)) {
            return TranscriptCsv.read(name, new InputStreamReader(resource, StandardCharsets.UTF_8))
                    .getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TranscriptProblem e) {
            throw new IllegalStateException(e);
        }
    }
}
