package dev.heartline.ai.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.CoachReply;
import dev.heartline.ai.coach.Concern;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.Speaker;

/** A call in which the user says one thing after the other and the coach answers. */
final class CallTalk {

    static final CoachContext CONTEXT = CoachContext.unknownCaller(new UUID(4, 2), CallDirection.INBOUND, Locale.US);

    private final GuardedCoach coach;
    private final Notes notes = new Notes();
    private final List<Turn> turns = new ArrayList<>();

    CallTalk() {
        this(LocalEngines.COACH);
    }

    CallTalk(GuardedCoach coach) {
        this.coach = coach;
        answer();
    }

    CoachReply user(String words) {
        turns.add(new Turn(turns.size(), Speaker.USER, words, null));
        return answer();
    }

    /** The user stays silent. */
    CoachReply answer() {
        return heard(CoachReply.await(coach.reply(CONTEXT, soFar()), Duration.ofSeconds(30)));
    }

    CoachReply lastWords() {
        return heard(CoachReply.await(coach.lastWords(CONTEXT, soFar()), Duration.ofSeconds(30)));
    }

    /** The user says something and goes on before the coach has a word. */
    void unanswered(String words) {
        turns.add(new Turn(turns.size(), Speaker.USER, words, null));
    }

    /** The coach's reply is broken off by the user. */
    void broken(String heard) {
        turns.add(new Turn(turns.size(), Speaker.COACH, heard, null));
    }

    /** Of the user's last turn. */
    Concern concern() {
        return concerns(0).getLast();
    }

    List<Concern> concerns(int first) {
        return coach.judge(CONTEXT, soFar(), first)
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    Conversation soFar() {
        return new Conversation(turns, notes);
    }

    private CoachReply heard(CoachReply reply) {
        turns.add(new Turn(turns.size(), Speaker.COACH, reply.text(), null));
        return reply;
    }
}
