package dev.heartline.bench.demo;

import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.bench.system.FictionalNumbers;
import dev.heartline.carrier.transcript.Transcript;
import dev.heartline.telephony.number.PhoneNumber;

/** Plays a transcript of a file. Its call always has the same provider id, so playing it twice is a redelivery. */
final class Replay {

    private static final int FIRST_NUMBER = 1_000;
    private static final int NUMBERS = 1_000;

    private final Theatre theatre;

    Replay(Theatre theatre) {
        this.theatre = theatre;
    }

    boolean play(Transcript transcript, int number, int of) throws InterruptedException {
        String phone = callerOf(transcript);
        UUID userId = theatre.cast().introduce("Caller " + transcript.id(), phone);
        theatre.books().awaitProfile(userId);
        theatre.stage().title("%d/%d  transcript %s: %s".formatted(number, of, transcript.id(), transcript.topic()));
        String sid = transcript.callSid(PhoneNumber.of(phone));
        boolean playedBefore = theatre.books().callId(sid).isPresent();
        long before = theatre.books().rowsOf(userId);
        theatre.network().call(phone, transcript.script(theatre.timeScale()), Optional.of(sid));
        JsonNode call = new CallStory(theatre.network(), theatre.stage()).follow(sid);
        if (!playedBefore) {
            return theatre.consequences().tell(call, Optional.of(userId));
        }
        long after = theatre.books().rowsOf(userId);
        theatre.stage()
                .say("  Played before: the services recognise the call. Rows about the user before and after: %d, %d"
                        .formatted(before, after));
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
