package dev.heartline.training;

import java.util.List;
import java.util.Locale;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.wish.Wish;
import dev.heartline.ai.wish.Wish.Kind;
import dev.heartline.ai.wish.WishReader;

/** How well a reader of wishes does on labelled sentences. */
record WishFigures(Share stopPrecision, Share stopRecall, Share scope, Share postpone, Share hangUp) {

    static WishFigures of(WishReader reader, List<Example> examples, Embedder embedder) {
        var judged = examples.stream()
                .map(example -> judge(reader, example, embedder))
                .toList();
        var spoken = judged.stream()
                .filter(one -> one.label().equals("hangup") && one.medium() == Medium.SPEECH)
                .toList();
        return new WishFigures(
                Share.of(judged.stream().filter(one -> one.wish().is(Kind.STOP)).toList(), Judged::isStop),
                Share.of(
                        judged.stream().filter(Judged::isStop).toList(),
                        one -> one.wish().is(Kind.STOP)),
                Share.of(
                        judged.stream()
                                .filter(one -> one.isStop() && one.wish().is(Kind.STOP))
                                .toList(),
                        one -> one.label()
                                .equals("stop_" + one.wish().scope().name().toLowerCase(Locale.ROOT))),
                Share.of(
                        judged.stream()
                                .filter(one -> one.label().equals("postpone"))
                                .toList(),
                        one -> one.wish().is(Kind.POSTPONE)),
                Share.of(spoken, one -> one.wish().is(Kind.HANG_UP)));
    }

    /** Lines of a table. */
    String lines() {
        return """
                | STOP: precision | %s |
                | STOP: recall | %s |
                | STOP: right scope, where found | %s |
                | POSTPONE: recall | %s |
                | HANG_UP, on calls: recall | %s |
                """.formatted(stopPrecision, stopRecall, scope, postpone, hangUp);
    }

    private static Judged judge(WishReader reader, Example example, Embedder embedder) {
        var medium = example.aspect().equals("call") ? Medium.SPEECH : Medium.TEXT;
        var said = new Utterance(example.text(), "", () -> embedder.embed(example.text()));
        return new Judged(example.label(), medium, reader.read(said, medium));
    }

    private record Judged(String label, Medium medium, Wish wish) {

        boolean isStop() {
            return label.startsWith("stop");
        }
    }
}
