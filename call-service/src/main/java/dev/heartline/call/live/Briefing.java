package dev.heartline.call.live;

import java.util.List;
import java.util.stream.Stream;

import dev.heartline.ai.coach.CoachContext;

/** What the coach has at hand, and what operators whisper to it meanwhile. Confined to the event loop of its conversation. */
final class Briefing {

    private final CoachContext begun;
    private CoachContext context;

    Briefing(CoachContext begun) {
        this.begun = begun;
        this.context = begun;
    }

    CoachContext context() {
        return context;
    }

    /** @param whispers all of this call, in order: the latest one comes first, before what the call was to come to */
    void whispered(List<String> whispers) {
        if (!whispers.isEmpty()) {
            context = new CoachContext(
                    begun.callId(),
                    begun.direction(),
                    begun.purpose(),
                    Stream.concat(whispers.reversed().stream(), begun.talkingPoints().stream())
                            .toList(),
                    begun.locale(),
                    begun.wrapUpAt(),
                    begun.person(),
                    begun.userId());
        }
    }
}
