package dev.heartline.carrier.turn;

import java.util.function.IntConsumer;

import io.vertx.ext.web.RoutingContext;

import dev.heartline.carrier.fault.ApiFault;
import dev.heartline.carrier.fault.Faults;
import dev.heartline.carrier.network.Clock;

/** Requests that change something, subject to the faults that are switched on. */
public record FaultyRequests(Faults faults, Clock clock) {

    /**
     * @param refuse answers with an error of that status
     * @param answer does what is asked and answers
     * @param unheard does it without an answer
     */
    public void carryOut(RoutingContext request, IntConsumer refuse, Runnable answer, Runnable unheard) {
        var fault = faults.takeApiFault();
        if (fault.isEmpty()) {
            answer.run();
            return;
        }
        switch (fault.get()) {
            case ApiFault.Refuses(int status) -> refuse.accept(status);
            case ApiFault.Hangs(var after) ->
                clock.later(Math.max(1, after.toMillis()), request.request().connection()::close);
            case ApiFault.LosesAnswer() -> {
                unheard.run();
                request.request().connection().close();
            }
        }
    }
}
