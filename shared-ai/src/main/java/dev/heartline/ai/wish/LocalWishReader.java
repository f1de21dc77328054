package dev.heartline.ai.wish;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.heartline.ai.callback.CallbackRequests;
import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.head.Head;
import dev.heartline.ai.head.Listener;
import dev.heartline.ai.head.Listener.Heard;
import dev.heartline.ai.head.Pieces;
import dev.heartline.ai.wish.Wish.By;
import dev.heartline.ai.wish.Wish.Kind;
import dev.heartline.ai.wish.Wish.Scope;

/**
 * Reactions and carrier keywords first, which are certain; a trained head for everything in plain words. 47 CFR 64.1200(a)(10)
 * lets people revoke their consent by any reasonable means, so plain words bind as well; where the head isn't sure, nothing is
 * taken for a wish, but may be asked about. What it can't do: {@code docs/model-cards/wish.md}.
 */
public final class LocalWishReader implements WishReader {

    /** Trained by the module {@code training}. */
    public static final String HEAD = "/dev/heartline/ai/head/wish.head";

    /** A sentence counts only where the whole text doesn't speak against it: "He yelled: stop calling me." */
    private static final double NOT_REFUTED = 0.1;

    /** Words. Whoever tells more than that isn't about to go. */
    private static final int LONGEST_GOODBYE = 40;

    private final Listener listener;
    private final Head.Question stop;
    private final Head.Question postpone;
    private final Head.Question hangUp;
    private final Head.Question onlyCalls;
    private final Head.Question onlyTexts;

    public LocalWishReader(Embedder embedder) {
        this(embedder, Head.load(HEAD));
    }

    /** @param head trained for {@code stop}, {@code postpone}, {@code hang_up}, {@code only_calls} and {@code only_texts} */
    public LocalWishReader(Embedder embedder, Head head) {
        this.listener = new Listener(embedder, head);
        this.stop = head.question("stop");
        this.postpone = head.question("postpone");
        this.hangUp = head.question("hang_up");
        this.onlyCalls = head.question("only_calls");
        this.onlyTexts = head.question("only_texts");
    }

    @Override
    public Wish read(Utterance said, Medium medium) {
        return weigh(said, medium).wish();
    }

    @Override
    public WishReading weigh(Utterance said, Medium medium) {
        if (said.text().isBlank()) return WishReading.NONE;
        var text = Pieces.bounded(said.text());
        if (medium == Medium.TEXT && Reactions.isOne(text))
            return WishReading.sure(new Wish(Kind.REACTION, Scope.ALL, By.WORDS));
        var body = Plain.withoutSignature(text);
        var words = Plain.words(body);
        boolean wasAsked = StopQuestion.isIn(said.answered());
        // Before keywords: "yes" is one, to come back.
        if (wasAsked && StopQuestion.isAgreedTo(words))
            return WishReading.sure(new Wish(Kind.STOP, Scope.ALL, By.WORDS));
        var keyword = CarrierKeywords.in(words, medium);
        if (keyword != Kind.NONE) return WishReading.sure(new Wish(keyword, Scope.ALL, By.KEYWORD));
        if (words.isEmpty()) return WishReading.NONE;
        var heard = listener.hear(unsigned(said, body), stop);
        var wish = inPlainWords(heard, body, words, medium);
        return new WishReading(wish, wish.is(Kind.NONE) && !wasAsked && isWorthAsking(heard));
    }

    private boolean isWorthAsking(List<Heard> heard) {
        return heard.stream()
                .filter(piece -> piece.sure(stop) >= stop.threshold("ask") && !isLater(piece))
                .map(piece -> Plain.words(piece.text()))
                .anyMatch(piece ->
                        !Reservations.notMeant(piece) && !Reservations.onlyForNow(piece) && isOfAnyTimeAndOurs(piece));
    }

    private Wish inPlainWords(List<Heard> heard, String body, String words, Medium medium) {
        var asked = stopIn(heard);
        if (asked.isPresent()) {
            var request = Reservations.withoutTimes(Plain.words(asked.get().text()));
            if (Reservations.onlyForNow(request)) return new Wish(Kind.POSTPONE, Channels.of(request), By.WORDS);
            var scope = scope(heard.getFirst(), asked.get(), request, body);
            if (!Reservations.notMeant(request)
                    && !Channels.wanted(body, scope)
                    && !OtherNumbers.isWantedElsewhere(words, scope)) return new Wish(Kind.STOP, scope, By.WORDS);
        }
        if (isSure(heard.getFirst(), postpone)
                && !Reservations.onlyAtTimes(words)
                && !CallbackRequests.isOnlyForAText(body)) return new Wish(Kind.POSTPONE, Channels.of(body), By.WORDS);
        if (medium == Medium.SPEECH
                && isSure(heard.getFirst(), hangUp)
                && words.split(" ").length <= LONGEST_GOODBYE
                && !Reservations.onlyOfRecording(words)) return new Wish(Kind.HANG_UP, Scope.CALLS, By.WORDS);
        return Wish.NONE;
    }

    private Utterance unsigned(Utterance said, String body) {
        return body.equals(said.text()) ? said : new Utterance(body, said.answered(), () -> listener.vector(body));
    }

    /** The piece that asks to be left alone for good and at the number that we use, if one does. */
    private Optional<Heard> stopIn(List<Heard> heard) {
        double whole = heard.getFirst().sure(stop);
        return heard.stream()
                .filter(piece -> isSure(piece, stop) && whole >= NOT_REFUTED && !isLater(piece))
                .filter(piece -> isOfAnyTimeAndOurs(Plain.words(piece.text())))
                .max(Comparator.comparingDouble(piece -> piece.sure(stop)));
    }

    private static boolean isOfAnyTimeAndOurs(String words) {
        return !Reservations.onlyAtTimes(words)
                && !OtherNumbers.isOf(words)
                && !Reservations.onlyOfRecording(words)
                && !Reservations.onlyOfOneCall(words);
    }

    /**
     * Which channels a wish is about: not all of them only where the head is sure of it, or hears what the words say too, or they ask for
     * the other channel.
     */
    private Scope scope(Heard whole, Heard piece, String request, String body) {
        var named = Channels.of(request);
        if (named == Scope.CALLS && Channels.wanted(body, Scope.TEXTS)
                || named == Scope.TEXTS && Channels.wanted(body, Scope.CALLS)) return named;
        if (named == Scope.CALLS && (isBacked(whole, onlyCalls, onlyTexts) || isBacked(piece, onlyCalls, onlyTexts)))
            return Scope.CALLS;
        if (named == Scope.TEXTS && (isBacked(whole, onlyTexts, onlyCalls) || isBacked(piece, onlyTexts, onlyCalls)))
            return Scope.TEXTS;
        if (isSure(whole, onlyCalls)) return Scope.CALLS;
        return isSure(whole, onlyTexts) ? Scope.TEXTS : Scope.ALL;
    }

    private static boolean isBacked(Heard heard, Head.Question only, Head.Question other) {
        return heard.sure(only) >= only.threshold("backed") && heard.sure(only) >= heard.sure(other);
    }

    /** "No more texts today" asks for a pause. */
    private boolean isLater(Heard piece) {
        return piece.sure(postpone) >= postpone.threshold("sure");
    }

    private static boolean isSure(Heard piece, Head.Question question) {
        return piece.sure(question) >= question.threshold("sure");
    }
}
