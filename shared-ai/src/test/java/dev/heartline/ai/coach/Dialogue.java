package dev.heartline.ai.coach;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.events.vocabulary.Speaker;

/** A whole call: the coach greets, and answers each of the user's lines in turn. */
record Dialogue(Conversation conversation, List<CoachReply> replies) {

    static Dialogue of(CoachContext context, List<String> lines) {
        var turns = new ArrayList<Turn>();
        var replies = new ArrayList<CoachReply>();
        speak(context, turns, replies);
        for (var line : lines) {
            turns.add(new Turn(turns.size(), Speaker.USER, line, null));
            speak(context, turns, replies);
        }
        return new Dialogue(new Conversation(turns), replies);
    }

    /** What the coach says after a greeting of which the user heard only this. */
    static String after(CoachContext context, String heard, String answer) {
        var turns = new ArrayList<>(
                List.of(new Turn(0, Speaker.COACH, heard, null), new Turn(1, Speaker.USER, answer, null)));
        speak(context, turns, new ArrayList<>());
        return turns.getLast().text();
    }

    private static void speak(CoachContext context, List<Turn> turns, List<CoachReply> replies) {
        var reply =
                CoachReply.await(LocalEngines.COACH.reply(context, new Conversation(turns)), Duration.ofSeconds(30));
        replies.add(reply);
        turns.add(new Turn(turns.size(), Speaker.COACH, reply.text(), null));
    }

    List<String> words() {
        return replies.stream().map(CoachReply::text).toList();
    }

    List<String> questions() {
        return words().stream()
                .flatMap(text -> List.of(text.split("(?<=[.?!])\\s+")).stream())
                .filter(sentence -> sentence.endsWith("?"))
                .toList();
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        conversation
                .turns()
                .forEach(turn -> text.append(turn.byUser() ? "  user:  " : "  coach: ")
                        .append(turn.text())
                        .append('\n'));
        return text.toString();
    }
}
