package dev.heartline.ai.callback;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.heartline.ai.callback.CallbackRequests.Agreement;
import dev.heartline.ai.callback.CallbackRequests.Texted;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.events.vocabulary.FollowUpType;

/**
 * What somebody is to hear who asks for a call or a text, or takes that back: the time as it was understood, and what stays. Of nothing
 * it says that it is off that stays in a schedule.
 */
public final class Agreed {

    private final CallbackRequests requests = new CallbackRequests();

    /** What became of it. */
    public enum Outcome {
        PROMISED(""),
        /** They leave the time to us. */
        WHENEVER(".whenever"),
        OFF(".off"),
        ALL_OFF(".off.all"),
        /** They don't want another one than the one that was agreed on. */
        STANDS(".stands");

        private final String key;

        Outcome(String key) {
            this.key = key;
        }
    }

    /**
     * @param by a call or a text
     * @param when in words; null where it is no certain time
     */
    public record Answer(Outcome outcome, FollowUpType by, String when) {

        /** The list that has the words for it: "callback.off". */
        public String phrase() {
            return (by == FollowUpType.SMS ? "textback" : "callback") + outcome.key;
        }
    }

    /**
     * On a call one thing is agreed on, when it ends: only what was asked for on this one can be taken back on it.
     *
     * @param last by the user
     */
    public Optional<Answer> onACall(Conversation soFar, Turn last, ZoneId zone) {
        var said = in(last, zone);
        if (said.isEmpty()) return Optional.empty();
        var now = LocalDateTime.ofInstant(last.at(), zone);
        var asked = said.get().request();
        if (asked.isPresent()) return asked.map(request -> answer(Outcome.PROMISED, request, now));
        var before = soFar.userTurns().stream()
                .filter(turn -> turn.seq() < last.seq())
                .flatMap(turn -> in(turn, zone).stream())
                .reduce((earlier, later) -> later.after(earlier));
        return before.flatMap(Agreement::request)
                .map(request -> said.get().after(before.get()).request().isPresent()
                        ? answer(Outcome.STANDS, request, now)
                        : answer(Outcome.OFF, request, now));
    }

    private Optional<Agreement> in(Turn turn, ZoneId zone) {
        return turn.at() == null
                ? Optional.empty()
                : requests.agreed(turn.text(), LocalDateTime.ofInstant(turn.at(), zone));
    }

    /** All that they have asked for themselves can be taken back by text. */
    public Optional<Answer> byText(Turn last, ZoneId zone) {
        if (last.at() == null) return Optional.empty();
        var now = LocalDateTime.ofInstant(last.at(), zone);
        var call = requests.texted(last.text(), now);
        var text = requests.askedToText(last.text(), now);
        return call.flatMap(asked -> promised(asked, now))
                .or(() -> text.flatMap(asked -> promised(asked, now)))
                .or(() -> call.map(back -> off(FollowUpType.CALL, back.off(), now)))
                .or(() -> text.map(back -> off(FollowUpType.SMS, back.off(), now)));
    }

    private static Optional<Answer> promised(Texted asked, LocalDateTime now) {
        return switch (asked) {
            case Texted.At at -> Optional.of(answer(Outcome.PROMISED, at.request(), now));
            case Texted.Whenever _ -> Optional.of(new Answer(Outcome.WHENEVER, FollowUpType.CALL, null));
            case Texted.TakenBack _ -> Optional.empty();
        };
    }

    private static Answer off(FollowUpType by, List<CalledOff> off, LocalDateTime now) {
        var named = off.stream().flatMap(one -> one.spoken(now).stream()).toList();
        return named.size() < off.size()
                ? new Answer(Outcome.ALL_OFF, by, null)
                : new Answer(Outcome.OFF, by, String.join(" and ", named));
    }

    private static Answer answer(Outcome outcome, CallbackRequest request, LocalDateTime now) {
        return new Answer(outcome, request.by(), request.spoken(now));
    }
}
