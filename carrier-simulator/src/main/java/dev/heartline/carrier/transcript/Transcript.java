package dev.heartline.carrier.transcript;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.commons.codec.digest.DigestUtils;

import dev.heartline.carrier.network.InboundCall;
import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Script;
import dev.heartline.telephony.number.PhoneNumber;

/**
 * A conversation between a coach and a caller.
 *
 * @param topic empty where the file names none
 */
public record Transcript(String id, String topic, List<Utterance> utterances) {
    private static final int CALL_SID_DIGITS = 32;

    public Transcript {
        utterances = List.copyOf(utterances);
    }

    public List<Utterance> saidBy(Speaker speaker) {
        return utterances.stream()
                .filter(utterance -> utterance.speaker() == speaker)
                .toList();
    }

    /** The caller's lines; each pause is the time since the utterance before it began. */
    public Script script(double timeScale) {
        var lines = new ArrayList<Line>();
        var before = Duration.ZERO;
        for (var utterance : utterances) {
            if (utterance.speaker() == Speaker.CALLER) {
                // Transcribers' times run backwards here and there.
                var pause = utterance.at().minus(before);
                lines.add(Line.of(utterance.text()).after(pause.isNegative() ? Duration.ZERO : pause));
            }
            before = utterance.at();
        }
        return new Script(lines, timeScale, Script.DEFAULT_PATIENCE);
    }

    /** The same caller with the same conversation is the same call to the provider, so a replay can be recognised. */
    public String callSid(PhoneNumber caller) {
        var content = new StringBuilder(caller.e164()).append('\n').append(id);
        for (var utterance : utterances) {
            content.append('\n').append(utterance.speaker()).append(' ').append(utterance.text());
        }
        return "CA" + DigestUtils.sha256Hex(content.toString()).substring(0, CALL_SID_DIGITS);
    }

    public InboundCall callFrom(PhoneNumber caller, double timeScale) {
        return new InboundCall(caller, script(timeScale), Optional.of(callSid(caller)), Optional.empty());
    }
}
