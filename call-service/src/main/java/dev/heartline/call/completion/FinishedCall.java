package dev.heartline.call.completion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.heartline.ai.reading.ConversationReading;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.Conclusion;
import dev.heartline.call.transcript.CallTurn;
import dev.heartline.events.CallCompleted;
import dev.heartline.events.CallCompleted.FollowUp;
import dev.heartline.events.CallCompleted.Intervention;
import dev.heartline.events.EventJson;
import dev.heartline.events.vocabulary.CallOutcome;
import dev.heartline.events.vocabulary.FollowUpType;
import dev.heartline.events.vocabulary.Speaker;

/**
 * A finished call with all that is known of it, as the event and as the row tell it.
 *
 * @param said with masked words
 * @param reading says dates where the caller said "yesterday"
 * @param heardCrisis danger was heard during the call, and not taken back. Nobody judges it a second time
 * @param agreed when and how the user asked to hear from us next, or somebody else that we call the user again
 * @param reached false where somebody else picked up, and whom we called never came to the phone
 */
record FinishedCall(
        Call call,
        List<CallTurn> said,
        Optional<ConversationReading> reading,
        boolean heardCrisis,
        Optional<FollowUp> agreed,
        boolean reached) {

    /** Who speaks for the crisis where the transcript could not be read. */
    private static final String LIVE_ENGINE = "live";

    /**
     * A machine is nobody who could have said something, and what somebody else says is not the user's: to the others such a call was
     * not answered. Danger is told whoever spoke of it.
     */
    CallCompleted event() {
        return !heardCrisis && (call.isVoicemail() || !reached) ? unanswered() : answered();
    }

    private CallCompleted unanswered() {
        return new CallCompleted(
                call.id(),
                call.userId(),
                call.direction(),
                CallOutcome.NO_ANSWER,
                call.purpose(),
                call.provider(),
                call.initiatedAt(),
                null,
                call.answeredBy(),
                call.endedAt(),
                0,
                List.of(),
                null,
                null,
                null);
    }

    private CallCompleted answered() {
        return new CallCompleted(
                call.id(),
                call.userId(),
                call.direction(),
                call.status().outcome().orElseThrow(),
                call.purpose(),
                call.provider(),
                call.initiatedAt(),
                call.answeredAt(),
                call.answeredBy(),
                call.endedAt(),
                call.durationSeconds() == null ? 0 : call.durationSeconds(),
                reached ? said.stream().map(FinishedCall::turn).toList() : List.of(),
                analysis(),
                null,
                followUp().filter(_ -> reached).orElse(null));
    }

    Conclusion conclusion() {
        if (call.isVoicemail()) {
            return Conclusion.OF_NOBODY;
        }
        if (!reached) {
            return Conclusion.ofSomebodyElse(transcript(), confidence(), callAgainAt());
        }
        var scores = CallScores.of(
                said, reading.map(ConversationReading::interventions).orElse(List.of()), call.resumes(), heardCrisis);
        return new Conclusion(
                transcript(),
                confidence(),
                reading.map(ConversationReading::summary).orElse(null),
                reading.map(ConversationReading::keyTopics).orElse(null),
                reading.map(ConversationReading::sentiment).orElse(null),
                reading.map(ConversationReading::userEmotion).orElse(null),
                reading.map(this::interventions).map(FinishedCall::json).orElse(null),
                reading.map(ConversationReading::commitmentTexts).orElse(null),
                scores.quality(),
                scores.performance(),
                followUp().map(FollowUp::at).orElse(null),
                followUp().map(FollowUp::type).orElse(null),
                false,
                null);
    }

    /** After danger nobody is left to a text that was thought of before it. */
    private Optional<FollowUp> followUp() {
        return agreed.filter(next -> next.type() == FollowUpType.CALL || !heardCrisis);
    }

    /** Nobody can have us text somebody else. */
    private Instant callAgainAt() {
        return agreed.filter(next -> next.type() == FollowUpType.CALL)
                .map(FollowUp::at)
                .orElse(null);
    }

    private CallCompleted.Analysis analysis() {
        if (reading.isEmpty()) {
            return heardCrisis
                    ? new CallCompleted.Analysis(
                            LIVE_ENGINE, null, null, null, null, null, null, null, null, null, true, null, null)
                    : null;
        }
        var read = reading.get();
        return new CallCompleted.Analysis(
                read.engine(),
                read.summary(),
                read.keyTopics(),
                read.sentiment(),
                read.sentimentConfidence(),
                read.userEmotion(),
                read.emotionConfidence(),
                read.motivationLevel(),
                read.commitmentTexts(),
                interventions(read),
                heardCrisis,
                null,
                read.harmTold());
    }

    private List<Intervention> interventions(ConversationReading read) {
        var times = said.stream().collect(Collectors.toMap(CallTurn::seq, CallTurn::at));
        return read.interventions().stream()
                .map(done -> new Intervention(
                        done.type(),
                        done.seq(),
                        done.at() == null ? times.get(done.seq()) : done.at(),
                        done.effective()))
                .toList();
    }

    private String transcript() {
        return said.isEmpty()
                ? null
                : said.stream()
                        .map(turn -> (turn.speaker() == Speaker.COACH ? "Coach: " : "User: ") + turn.text())
                        .collect(Collectors.joining("\n"));
    }

    /** Of what the recogniser told how sure it was, the mean by words; null where it told nothing. */
    private BigDecimal confidence() {
        var told = said.stream().filter(turn -> turn.confidence() != null).toList();
        long words = told.stream().mapToLong(FinishedCall::words).sum();
        return words == 0
                ? null
                : BigDecimal.valueOf(told.stream()
                                        .mapToDouble(turn -> turn.confidence() * words(turn))
                                        .sum()
                                / words)
                        .setScale(3, RoundingMode.HALF_UP);
    }

    private static long words(CallTurn turn) {
        return turn.text().isBlank() ? 0 : turn.text().strip().split("\\s+").length;
    }

    private static CallCompleted.Turn turn(CallTurn turn) {
        return new CallCompleted.Turn(turn.seq(), turn.speaker(), turn.text(), turn.at(), turn.interrupted());
    }

    private static String json(List<Intervention> interventions) {
        try {
            var array = EventJson.mapper().createArrayNode();
            interventions.forEach(done -> {
                var node = array.addObject()
                        .put("type", done.type().wireName())
                        .put("seq", done.seq())
                        .put("timestamp", String.valueOf(done.at()));
                if (done.effective() != null) {
                    node.put("effective", done.effective());
                }
            });
            return EventJson.mapper().writeValueAsString(array);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("interventions are plain words", e);
        }
    }
}
