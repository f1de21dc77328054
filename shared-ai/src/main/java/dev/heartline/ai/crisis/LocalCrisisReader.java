package dev.heartline.ai.crisis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisReading.Level;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.head.Head;
import dev.heartline.ai.head.Listener;
import dev.heartline.ai.head.Listener.Heard;
import dev.heartline.ai.head.Pieces;
import dev.heartline.ai.text.Words;
import dev.heartline.events.vocabulary.CrisisKind;

/**
 * Judges by rules and by a trained head together. What answers our own question about safety is a rule's. Plain words that the
 * head doesn't contradict alarm; without them it alarms where it is sure, and where it is only worried, we ask. What it can't do: {@code docs/model-cards/crisis.md}.
 */
public final class LocalCrisisReader implements CrisisReader {

    /** Trained by the module {@code training}. */
    public static final String HEAD = "/dev/heartline/ai/head/crisis.head";

    /** Characters that rules look through. Nobody says more in one turn. */
    private static final int LONGEST_TEXT = 20_000;

    private static final Pattern OUR_URGES = Pattern.compile("(?i)\\b(?:urges?|cravings?|tempt\\w+)\\b.*\\?");

    /** So few leave little to judge by, unless they answer our question about danger. */
    private static final int FEW_WORDS = 7;

    /** From here on a worry is asked about whatever else the text may want. */
    private static final double NO_MERE_PLEA = 0.6;

    private final CrisisDetector rules;
    private final Hopelessness hopelessness = new Hopelessness();
    private final Listener listener;
    private final Head head;
    private final Head.Question alarm;
    private final Head.Question concern;

    public LocalCrisisReader(CrisisDetector rules, Embedder embedder) {
        this(rules, embedder, Head.load(HEAD));
    }

    /** @param head trained for {@code alarm}, {@code concern} and each kind of danger by its name in lower case */
    public LocalCrisisReader(CrisisDetector rules, Embedder embedder, Head head) {
        this.rules = rules;
        this.listener = new Listener(embedder, head);
        this.head = head;
        this.alarm = head.question("alarm");
        this.concern = head.question("concern");
    }

    @Override
    public CrisisReading read(Utterance said, Medium medium) {
        if (said.text().isBlank()) return CrisisReading.NONE;
        if (rules.admits(said.text(), said.answered())) return alarm(CrisisKind.SELF_HARM);
        var text = bounded(said.text());
        var sign = rules.detect(text);
        var heard = listener.hear(said, concern);
        var worst = heard.stream()
                .max(Comparator.comparingDouble(piece -> piece.sure(alarm)))
                .orElseThrow();
        double danger = worst.sure(alarm);
        if (sign.isPresent() && danger >= alarm.threshold("backed"))
            return alarm(sign.get().kind());
        if (danger >= in(medium, alarm, "sure")) return alarm(kindOf(worst));
        double worry = switch (medium) {
            case TEXT -> Listener.surest(heard, concern);
            case SPEECH -> Listener.surestInContext(heard, concern);
        };
        boolean backed = sign.isPresent() || hopelessness.heardIn(text).isPresent();
        if (isWorrying(worry, said, medium, backed) && (backed || worry >= NO_MERE_PLEA || !isPlea(said)))
            return new CrisisReading(
                    Level.ASK, Optional.of(sign.map(CrisisSign::kind).orElseGet(() -> kindOf(worst))));
        return CrisisReading.NONE;
    }

    /** As much of it as rules look through. */
    static String bounded(String text) {
        return text.substring(0, Math.min(LONGEST_TEXT, text.length()));
    }

    /** @param backed by plain words of danger or of hopelessness */
    private boolean isWorrying(double worry, Utterance said, Medium medium, boolean backed) {
        boolean little = medium == Medium.TEXT && Words.count(said.text()) <= FEW_WORDS && !rules.asks(said.answered());
        double bar = little ? concern.threshold("ask_few_words") : in(medium, concern, "ask");
        return worry >= bar || backed && worry >= concern.threshold("backed");
    }

    /** Who asks for help with a craving, or tells of one that we have asked about. */
    private static boolean isPlea(Utterance said) {
        if (OUR_URGES.matcher(said.answered()).find()) return true;
        var text = Pieces.bounded(said.text());
        return text.equals(said.text())
                && said.vector().filter(vector -> Pleas.isOne(text, vector)).isPresent();
    }

    /** A needless question costs little in a text, and a caller the thread of what they said. */
    private static double in(Medium medium, Head.Question question, String threshold) {
        return question.threshold(
                switch (medium) {
                    case TEXT -> threshold;
                    case SPEECH -> threshold + "_spoken";
                });
    }

    private CrisisKind kindOf(Heard worst) {
        return Arrays.stream(CrisisKind.values())
                .max(Comparator.comparingDouble(
                        kind -> worst.sure(head.question(kind.name().toLowerCase(Locale.ROOT)))))
                .orElseThrow();
    }

    private static CrisisReading alarm(CrisisKind kind) {
        return new CrisisReading(Level.ALARM, Optional.of(kind));
    }
}
