package dev.heartline.sms.coachmessage;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.ai.memory.SpokenMemory;
import dev.heartline.events.ContextRefreshed;
import dev.heartline.service.context.UserContexts;

/** Which memories the words of a text name, of those that the coach has at hand. */
@ApplicationScoped
class NamedMemories {

    private final UserContexts contexts;

    NamedMemories(UserContexts contexts) {
        this.contexts = contexts;
    }

    Uni<List<UUID>> in(CoachMessage text) {
        return text.body() == null
                ? Uni.createFrom().item(List.of())
                : contexts.find(text.userId())
                        .map(found -> found.stream()
                                .flatMap(known -> known.memories().stream())
                                .filter(memory -> SpokenMemory.isIn(text.body(), memory.description()))
                                .map(ContextRefreshed.Memory::memoryId)
                                .toList());
    }
}
