package dev.heartline.call.recording;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.heartline.call.lifecycle.Call;

/** A carrier that records calls. Blocking. Nothing is ever repeated inside. */
public interface CallRecorder {

    /** Of the carrier. */
    String name();

    /**
     * Records the call from now on.
     *
     * @param recordingId ours; the carrier repeats it with what it tells of the recording
     * @return the carrier's id; empty where it certainly records nothing
     * @throws dev.heartline.telephony.http.ProviderUnavailable where that can't be told
     */
    Optional<String> start(Call call, UUID recordingId);

    /**
     * Ends a recording that goes on. No error where it has ended.
     *
     * @throws dev.heartline.telephony.http.ProviderUnavailable where it can't be told whether it has
     */
    void stop(String callSid, String recordingSid);

    /** @throws dev.heartline.telephony.http.ProviderUnavailable where it can't be told now */
    List<RecordingReport> of(String callSid);

    /**
     * No error where there is no such recording any more.
     *
     * @throws dev.heartline.telephony.http.ProviderUnavailable where it can't be told whether it was deleted
     */
    void delete(String recordingSid);

    /** Of all, the one of a carrier; empty where that doesn't record. */
    static Optional<CallRecorder> of(List<CallRecorder> all, @Nullable String carrier) {
        return all.stream().filter(recorder -> recorder.name().equals(carrier)).findFirst();
    }
}
