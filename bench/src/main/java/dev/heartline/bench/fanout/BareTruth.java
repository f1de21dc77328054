package dev.heartline.bench.fanout;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.bench.understanding.LocalReadingEngine;
import dev.heartline.events.CallCompleted;

/** What the local engine hears in a conversation by itself, without a service, a database or an event. */
final class BareTruth {

    private static final String LOCAL = "local";

    /** Loading the engine takes seconds, so that it is done where something is to be read. */
    private static final class Engine {
        private static final LocalReadingEngine INSTANCE = new LocalReadingEngine();
    }

    private static final Map<UUID, Map<String, Long>> HEARD = new ConcurrentHashMap<>();

    private BareTruth() {}

    /** Whether it is the engine that read the call: what a model hears is not known here. */
    static boolean isOf(CallCompleted call) {
        return call.analysis() != null
                && call.analysis().engine() != null
                && call.analysis().engine().startsWith(LOCAL);
    }

    /** How many things to remember there are of each kind; the same words count once. */
    static Map<String, Long> of(CallCompleted call) {
        return HEARD.computeIfAbsent(call.callId(), _ -> heard(call));
    }

    private static Map<String, Long> heard(CallCompleted call) {
        var conversation = new Conversation(call.turns().stream()
                .map(turn -> new Turn(turn.seq(), turn.speaker(), turn.text(), turn.at()))
                .toList());
        return Engine.INSTANCE.memories(conversation).orElseThrow().stream()
                .collect(Collectors.groupingBy(
                        memory -> memory.type().wireName(),
                        Collectors.collectingAndThen(
                                Collectors.mapping(memory -> memory.description(), Collectors.toSet()),
                                descriptions -> (long) descriptions.size())));
    }
}
