package dev.heartline.call.completion;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.ai.callback.CallbackRequest;
import dev.heartline.ai.callback.CallbackRequests;
import dev.heartline.ai.callback.CallbackRequests.Agreement;
import dev.heartline.call.completion.BeginningOfCall.Beginning;
import dev.heartline.call.schedule.FollowUps;
import dev.heartline.call.transcript.CallTurn;
import dev.heartline.events.CallCompleted.FollowUp;
import dev.heartline.events.vocabulary.Speaker;

/**
 * When the user, or somebody else who has picked up, asked in a call that the user is called or texted next: the last time that they
 * named, unless they took it back.
 */
@ApplicationScoped
class AgreedCall {

    private final CallbackRequests requests = new CallbackRequests();
    private final FollowUps followUps;

    AgreedCall(FollowUps followUps) {
        this.followUps = followUps;
    }

    /** Empty also where nobody knows on which clock they meant it. */
    Uni<Optional<FollowUp>> in(List<CallTurn> said, Beginning began) {
        if (began.userId() == null || !began.isOnTheirClock()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return said.stream()
                .filter(turn -> turn.speaker() == Speaker.USER)
                .flatMap(turn -> agreed(turn, began).stream())
                .reduce((before, later) -> later.after(before))
                .flatMap(Agreement::request)
                .map(request -> at(request, began))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Optional<Agreement> agreed(CallTurn turn, Beginning began) {
        return requests.agreed(
                turn.text(), LocalDateTime.ofInstant(turn.at(), began.at().getZone()));
    }

    private Uni<Optional<FollowUp>> at(CallbackRequest request, Beginning began) {
        return time(request, began).map(found -> found.map(at -> new FollowUp(request.by(), at)));
    }

    private Uni<Optional<Instant>> time(CallbackRequest request, Beginning began) {
        var zone = began.at().getZone();
        return request.time()
                .map(time -> Uni.createFrom()
                        .item(Optional.of(
                                request.day().atTime(time).atZone(zone).toInstant())))
                .orElseGet(() -> followUps.onSomeHourOf(request.day(), began.userId(), zone));
    }
}
