package dev.heartline.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.carrier.transcript.Transcript;
import dev.heartline.driver.FictionalNumbers;
import dev.heartline.telephony.number.PhoneNumber;

/** Plays transcripts of a file. Their calls always have the same provider ids, so playing one twice is a redelivery. */
final class TranscriptReplay {

    private static final int FIRST_NUMBER = 1_000;
    private static final int NUMBERS = 1_000;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final DemoSetting setting;

    TranscriptReplay(DemoSetting setting) {
        this.setting = setting;
    }

    boolean play(List<Transcript> transcripts) throws InterruptedException {
        boolean complete = true;
        int number = 0;
        for (Transcript transcript : transcripts) {
            complete &= play(transcript, "%d/%d".formatted(++number, transcripts.size()));
        }
        return complete;
    }

    private boolean play(Transcript transcript, String place) throws InterruptedException {
        String phone = callerOf(transcript);
        UUID userId = setting.people().introduce("Caller " + transcript.id(), phone);
        setting.tables().awaitProfile(userId);
        setting.terminal().title("%s  transcript %s: %s".formatted(place, transcript.id(), transcript.topic()));
        setting.terminal().aside("user " + userId);
        String sid = transcript.callSid(PhoneNumber.of(phone));
        Optional<UUID> known = setting.tables().callId(sid);
        if (known.isPresent()) {
            return playAgain(transcript, phone, sid, userId, known.get());
        }
        setting.network().call(phone, transcript.script(setting.timeScale()), Optional.of(sid));
        return setting.consequences().ofCall(setting.follow(sid), Optional.of(userId));
    }

    /** The network delivers the call once more; the service knows that it is over and closes the line. */
    private boolean playAgain(Transcript transcript, String phone, String sid, UUID userId, UUID callId)
            throws InterruptedException {
        long before = setting.tables().rowsOf(userId);
        setting.network().call(phone, transcript.script(setting.timeScale()), Optional.of(sid));
        JsonNode call = setting.network().whenDone(sid, LIMIT);
        long after = setting.tables().rowsOf(userId);
        int said = call.get("transcript").size();
        setting.terminal()
                .note(
                        "The provider delivers call %s once more. call-service recognises it as call %s, which is over, and closes the line: %s."
                                .formatted(
                                        sid,
                                        callId,
                                        said == 0 ? "nobody speaks" : EventInWords.counted(said, "turn") + " said"));
        setting.terminal().note("Rows about the user before and after: %d, %d".formatted(before, after));
        return before == after;
    }

    /** One number for each transcript, the same each time; behind those of the written conversations. */
    private static String callerOf(Transcript transcript) {
        int own = transcript.id().matches("\\d{1,3}")
                ? Integer.parseInt(transcript.id())
                : transcript.id().hashCode();
        return FictionalNumbers.of(FIRST_NUMBER + Math.floorMod(own, NUMBERS));
    }
}
