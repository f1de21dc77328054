package dev.heartline.ai.apart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisReader;
import dev.heartline.ai.crisis.CrisisReading.Level;
import dev.heartline.ai.crisis.LocalCrisisReader;
import dev.heartline.ai.embedding.BgeSmallEmbedder;
import dev.heartline.ai.embedding.CachedEmbedder;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.wish.LocalWishReader;
import dev.heartline.ai.wish.Wish;
import dev.heartline.ai.wish.WishReader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The readers of danger and of wishes on sentences of people who had seen neither rules nor training data. Of the first author
 * ({@code crisis.tsv}, {@code wish.tsv}) some figures were looked at while how many false alarms the training bears was chosen; of the
 * second and third ({@code danger.tsv}, {@code contact.tsv}) and of the fourth ({@code danger-third.tsv}, {@code contact-third.tsv}) the
 * figures of weights before these had been seen when more was written to train on, by others. The fifth ({@code errands.tsv}: 260 errands and
 * complaints, 40 dangers told as shortly) wrote after these weights were trained. Nothing was trained on their lines. What
 * is asserted is what was reached, less a margin. What is wanted is more: 95 % of danger heard with at most 5 % false alarms, on calls
 * too; 95 % of opt-outs at a precision of 99 %. Whoever tunes on these files has to write new ones.
 */
class KeptApartTest {

    private final Embedder embedder = new CachedEmbedder(new BgeSmallEmbedder(1), 10_000);
    private final CrisisReader danger = new LocalCrisisReader(new CrisisDetector(), embedder);
    private final WishReader wishes = new LocalWishReader(embedder);

    private record Line(String label, Medium medium, String text) {}

    @ParameterizedTest
    @CsvSource({
        "crisis.tsv, 0.95, 0.88, 0.06",
        "danger.tsv, 0.87, 0.79, 0.02",
        "danger-third.tsv, 0.98, 0.88, 0.03",
        "errands.tsv, 0.9, 0.6, 0.02"
    })
    void dangerIsHeardAndTalkAboutItIsNoAlarm(String file, double inTexts, double onCalls, double needlessly) {
        var lines = read(file);
        var heardInTexts = new Share("danger heard in texts");
        var heardOnCalls = new Share("danger heard on calls");
        var asAlarm = new Share("alarms heard as alarms");
        var falseAlarms = new Share("false alarms");
        var falseQuestions = new Share("questions without need");
        for (var line : lines) {
            var level = danger.read(new Utterance(line.text(), "", () -> embedder.embed(line.text())), line.medium())
                    .level();
            if (line.label().equals("none")) {
                falseAlarms.count(level == Level.ALARM);
                falseQuestions.count(level == Level.ASK);
            } else {
                (line.medium() == Medium.TEXT ? heardInTexts : heardOnCalls).count(level != Level.NONE);
                if (line.label().equals("alarm")) asAlarm.count(level == Level.ALARM);
            }
        }
        report(heardInTexts, heardOnCalls, asAlarm, falseAlarms, falseQuestions);

        assertThat(heardInTexts.value()).isGreaterThanOrEqualTo(inTexts);
        assertThat(heardOnCalls.value()).isGreaterThanOrEqualTo(onCalls);
        assertThat(falseAlarms.value()).isLessThanOrEqualTo(needlessly);
    }

    @ParameterizedTest
    @CsvSource({
        "wish.tsv, 0.93, 0.9, 0.94, 0.9",
        "contact.tsv, 0.97, 0.75, 0.84, 0.83",
        "contact-third.tsv, 0.96, 0.91, 0.94, 0.85"
    })
    void aWishToBeLeftAloneIsHeardAndNothingElseIsTakenForOne(
            String file, double precise, double heard, double heardOrAskedAbout, double ofTheChannels) {
        var lines = read(file);
        var recall = new Share("opt-outs heard");
        var asked = new Share("opt-outs heard or asked about");
        var askedInVain = new Share("other words asked about");
        var precision = new Share("of those heard, opt-outs");
        var scope = new Share("of the channels that were meant");
        var postponed = new Share("postponements heard");
        var hungUp = new Share("ends of calls heard");
        for (var line : lines) {
            var said = new Utterance(line.text(), "", () -> embedder.embed(line.text()));
            var reading = wishes.weigh(said, line.medium());
            var wish = reading.wish();
            boolean stops = wish.is(Wish.Kind.STOP);
            boolean meant = line.label().startsWith("stop_");
            boolean doubted = !stops && reading.worthAsking();
            if (meant) recall.count(stops);
            if (meant) asked.count(stops || doubted);
            else askedInVain.count(doubted);
            if (stops) precision.count(meant);
            if (stops && meant)
                scope.count(wish.scope().name().equalsIgnoreCase(line.label().substring("stop_".length())));
            if (line.label().equals("postpone")) postponed.count(wish.is(Wish.Kind.POSTPONE));
            if (line.label().equals("hangup")) hungUp.count(wish.is(Wish.Kind.HANG_UP));
        }
        report(recall, asked, askedInVain, precision, scope, postponed, hungUp);

        assertThat(precision.value()).isGreaterThanOrEqualTo(precise);
        assertThat(recall.value()).isGreaterThanOrEqualTo(heard);
        assertThat(asked.value()).isGreaterThanOrEqualTo(heardOrAskedAbout);
        assertThat(askedInVain.value()).isLessThanOrEqualTo(0.04);
        assertThat(scope.value()).isGreaterThanOrEqualTo(ofTheChannels);
    }

    private static void report(Share... shares) {
        for (var share : shares) System.out.println(share);
    }

    private static List<Line> read(String name) {
        try (var file = KeptApartTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", 3))
                    .map(cells -> new Line(
                            cells[0],
                            cells[1].equals("call") ? Medium.SPEECH : Medium.TEXT,
                            cells[2].replace("\\n", "\n")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
