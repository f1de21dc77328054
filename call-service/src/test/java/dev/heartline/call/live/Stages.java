package dev.heartline.call.live;

import dev.heartline.ai.coach.Coach;
import dev.heartline.ai.coach.Judge;

/** The service's own stage, with somebody else on it. */
final class Stages {

    private Stages() {}

    static Stage with(Coach coach, Judge judge, Stage service) {
        return new Stage(
                coach,
                service.turns(),
                service.active(),
                judge,
                service.consequences(),
                service.machines(),
                service.satisfaction(),
                service.consents(),
                service.metrics(),
                service.config());
    }
}
