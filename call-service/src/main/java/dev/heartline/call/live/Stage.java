package dev.heartline.call.live;

import jakarta.enterprise.context.ApplicationScoped;

import dev.heartline.ai.coach.Coach;
import dev.heartline.ai.coach.Judge;
import dev.heartline.call.answering.Machines;
import dev.heartline.call.judgement.Consequences;
import dev.heartline.call.recording.RecordingConsents;
import dev.heartline.call.satisfaction.Satisfaction;
import dev.heartline.call.transcript.CallTurns;

/** What all conversations share. */
@ApplicationScoped
class Stage {

    private final Coach coach;
    private final CallTurns turns;
    private final ActiveCalls active;
    private final Judge judge;
    private final Consequences consequences;
    private final Machines machines;
    private final Satisfaction satisfaction;
    private final RecordingConsents consents;
    private final LiveMetrics metrics;
    private final LiveConfig config;
    private final SpeakingTime speaking;

    Stage(
            Coach coach,
            CallTurns turns,
            ActiveCalls active,
            Judge judge,
            Consequences consequences,
            Machines machines,
            Satisfaction satisfaction,
            RecordingConsents consents,
            LiveMetrics metrics,
            LiveConfig config) {
        this.coach = coach;
        this.turns = turns;
        this.active = active;
        this.judge = judge;
        this.consequences = consequences;
        this.machines = machines;
        this.satisfaction = satisfaction;
        this.consents = consents;
        this.metrics = metrics;
        this.config = config;
        this.speaking = new SpeakingTime(config.spokenWordsPerMinute());
    }

    Coach coach() {
        return coach;
    }

    CallTurns turns() {
        return turns;
    }

    ActiveCalls active() {
        return active;
    }

    Judge judge() {
        return judge;
    }

    Consequences consequences() {
        return consequences;
    }

    Machines machines() {
        return machines;
    }

    Satisfaction satisfaction() {
        return satisfaction;
    }

    RecordingConsents consents() {
        return consents;
    }

    LiveConfig config() {
        return config;
    }

    LiveMetrics metrics() {
        return metrics;
    }

    SpeakingTime speaking() {
        return speaking;
    }
}
