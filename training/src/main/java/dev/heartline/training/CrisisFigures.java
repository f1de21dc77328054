package dev.heartline.training;

import java.util.List;
import java.util.Locale;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisReader;
import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.crisis.CrisisReading.Level;
import dev.heartline.ai.embedding.Embedder;

/** How well a reader of danger does on labelled sentences. */
record CrisisFigures(Share heard, Share alarmed, Share falseAlarms, Share falseQuestions, Share kinds) {

    static CrisisFigures of(CrisisReader reader, List<Example> examples, Embedder embedder) {
        var judged = examples.stream()
                .map(example -> new Judged(
                        example,
                        reader.read(
                                new Utterance(example.text(), "", () -> embedder.embed(example.text())), Medium.TEXT)))
                .toList();
        var alarms = judged.stream().filter(one -> one.is("alarm")).toList();
        var none = judged.stream().filter(one -> one.is("none")).toList();
        return new CrisisFigures(
                Share.of(
                        judged.stream().filter(one -> !one.is("none")).toList(),
                        one -> !one.read().is(Level.NONE)),
                Share.of(alarms, one -> one.read().is(Level.ALARM)),
                Share.of(none, one -> one.read().is(Level.ALARM)),
                Share.of(none, one -> one.read().is(Level.ASK)),
                Share.of(
                        alarms.stream()
                                .filter(one -> one.read().is(Level.ALARM))
                                .toList(),
                        one -> one.read()
                                .kind()
                                .orElseThrow()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .equals(one.example().aspect())));
    }

    /** Lines of a table. */
    String lines() {
        return """
                | danger or worry: heard (ALARM or ASK) | %s |
                | danger: ALARM | %s |
                | neither: false ALARM | %s |
                | neither: ASK all the same | %s |
                | right kind, where ALARM is right | %s |
                """.formatted(heard, alarmed, falseAlarms, falseQuestions, kinds);
    }

    private record Judged(Example example, CrisisReading read) {

        boolean is(String label) {
            return example.label().equals(label);
        }
    }
}
