package dev.heartline.bench.demo;

import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.bench.system.FictionalNumbers;
import dev.heartline.bench.system.HostApplication;
import dev.heartline.bench.system.SimulatedNetwork;
import dev.heartline.carrier.transcript.Transcript;
import dev.heartline.telephony.number.PhoneNumber;

/** Plays a transcript of a file. Its call always has the same provider id, so playing it twice is a redelivery. */
final class Replay {

    private static final int FIRST_NUMBER = 1_000;
    private static final int NUMBERS = 1_000;

    private final Cast cast;
    private final SimulatedNetwork network;
    private final Consequences consequences;
    private final Stage stage;
    private final double timeScale;

    Replay(HostApplication host, SimulatedNetwork network, Consequences consequences, Stage stage, double timeScale) {
        this.cast = new Cast(host);
        this.network = network;
        this.consequences = consequences;
        this.stage = stage;
        this.timeScale = timeScale;
    }

    boolean play(Transcript transcript, int number, int of) throws InterruptedException {
        String phone = callerOf(transcript);
        UUID userId = cast.introduce("Caller " + transcript.id(), phone);
        consequences.awaitProfile(userId);
        stage.title("%d/%d  transcript %s: %s".formatted(number, of, transcript.id(), transcript.topic()));
        String sid = transcript.callSid(PhoneNumber.of(phone));
        boolean playedBefore = consequences.callId(sid).isPresent();
        long before = consequences.rowsOf(userId);
        network.call(phone, transcript.script(timeScale), Optional.of(sid));
        JsonNode call = new CallStory(network, stage).follow(sid);
        if (!playedBefore) {
            return consequences.tell(call, Optional.of(userId));
        }
        long after = consequences.rowsOf(userId);
        stage.say("  Played before: the services recognise the call. Rows about the user before and after: %d, %d"
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
