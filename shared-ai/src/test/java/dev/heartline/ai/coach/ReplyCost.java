package dev.heartline.ai.coach;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.Speaker;

/** Measures what a reply costs by how long the call is: run it by hand, nothing asserts its figures. */
final class ReplyCost {

    private static final List<String> SAID = List.of(
            "I feel pretty tired after my shift, and then I snack all evening in front of the television.",
            "Well, last week I managed to walk on three days, which is more than before.",
            "My sister says I should just stop buying the crisps, but I don't know.",
            "I guess when I'm stressed at work I don't notice how much I eat.",
            "On Saturday it was a disaster, we had friends over and I drank more than I wanted to.",
            "Maybe I could put the phone away and go for a walk after dinner.",
            "It's hard, because my husband keeps all that stuff in the house.",
            "I'd like to sleep better, but the neighbours' dog barks at four in the morning.");

    private static final int TURNS = 160;
    private static final int CALLS = 60;

    private ReplyCost() {}

    public static void main(String[] arguments) {
        call(TURNS, 0);
        for (int i = 0; i < 15; i++) call(TURNS, i);
        var nanos = new long[CALLS][];
        for (int i = 0; i < CALLS; i++) nanos[i] = call(TURNS, i);
        for (int turn : new int[] {5, 25, 51, 101, 151})
            System.out.printf(
                    "turn %3d: median %.2f ms, p95 %.2f ms of CPU%n",
                    turn, at(nanos, turn, 0.5) / 1e6, at(nanos, turn, 0.95) / 1e6);
    }

    /** The median over the calls and the coach's five replies around that turn. */
    private static double at(long[][] nanos, int turn, double share) {
        var all = Arrays.stream(nanos)
                .flatMapToLong(call -> Arrays.stream(call, Math.max(0, turn / 2 - 2), turn / 2 + 3))
                .sorted()
                .toArray();
        return all[(int) (all.length * share)];
    }

    private static long[] call(int length, int seed) {
        var context = CoachContext.unknownCaller(new UUID(9, seed), CallDirection.INBOUND, Locale.US);
        var turns = new ArrayList<Turn>();
        var notes = new Notes();
        var nanos = new long[length / 2];
        for (int i = 0; turns.size() < length; i++) {
            long before = cpu();
            var reply = CoachReply.await(
                    LocalEngines.COACH.reply(context, new Conversation(turns, notes)), Duration.ofSeconds(10));
            nanos[i] = cpu() - before;
            turns.add(new Turn(turns.size(), Speaker.COACH, reply.text(), null));
            turns.add(new Turn(turns.size(), Speaker.USER, SAID.get((i * 3 + seed) % SAID.size()), null));
        }
        return nanos;
    }

    /** Of this thread and of those that the coach computes on. */
    private static long cpu() {
        var threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread == Thread.currentThread() || thread.getName().startsWith("coach-"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.threadId()))
                .sum();
    }
}
