package dev.heartline.bench.understanding;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisReader;
import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.crisis.LocalCrisisReader;
import dev.heartline.ai.embedding.BgeSmallEmbedder;
import dev.heartline.ai.embedding.CachedEmbedder;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.head.Meanings;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.memory.LocalMemoryExtractor;
import dev.heartline.ai.memory.MemoryCandidate;
import dev.heartline.ai.memory.MemoryExtractor;
import dev.heartline.ai.message.LocalMessageReader;
import dev.heartline.ai.message.MessageReader;
import dev.heartline.ai.mood.EmotionReader;
import dev.heartline.ai.mood.MoodReader;
import dev.heartline.ai.move.LocalMoveReader;
import dev.heartline.ai.move.MoveReader;
import dev.heartline.ai.reading.TalkDirectionReader;
import dev.heartline.ai.wish.LocalWishReader;
import dev.heartline.ai.wish.Wish;
import dev.heartline.ai.wish.WishReader;
import dev.heartline.events.vocabulary.Emotion;
import dev.heartline.events.vocabulary.SmsIntent;

/** The local engine, as the services put it together. */
public final class LocalReadingEngine implements ReadingEngine {

    private static final int REMEMBERED_VECTORS = 10_000;

    private final Embedder embedder = new CachedEmbedder(new BgeSmallEmbedder(1), REMEMBERED_VECTORS);
    private final CrisisDetector rules = new CrisisDetector();
    private final CrisisReader danger = new LocalCrisisReader(rules, embedder);
    private final WishReader wishes = new LocalWishReader(embedder);
    private final MoodReader moods = new MoodReader();
    private final EmotionReader emotions = new EmotionReader();
    private final TalkDirectionReader directions = new TalkDirectionReader();
    private final MessageReader messages = new LocalMessageReader(moods);
    private final MoveReader moves = new LocalMoveReader();
    private final MemoryExtractor memories =
            new LocalMemoryExtractor(new Meanings(embedder::embed), moods, new TopicLexicon(), rules);

    public LocalReadingEngine() {
        embedder.embed("Loads the model.");
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public CrisisReading danger(String text) {
        return danger.read(said(text, ""), Medium.TEXT);
    }

    @Override
    public Optional<String> intent(String text, CrisisReading reading) {
        var said = said(text, "");
        if (!reading.is(CrisisReading.Level.ALARM)) {
            var wish = wishes.read(said, Medium.TEXT);
            if (wish.is(Wish.Kind.STOP)) return Optional.of(SmsIntent.OPT_OUT.wireName());
            if (wish.is(Wish.Kind.START)) return Optional.of(SmsIntent.OPT_IN.wireName());
        }
        return Optional.of(messages.read(said, reading).intent().wireName());
    }

    @Override
    public Optional<String> emotion(String text) {
        return Optional.of(emotions.heardIn(text, embedder.embed(text)).entrySet().stream()
                .max(Map.Entry.<Emotion, Double>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(heard -> heard.getKey().wireName())
                .orElse("none"));
    }

    @Override
    public Optional<String> sentiment(String text) {
        var mood = moods.read(text, embedder.embed(text));
        double neutral = 1 - mood.positive() - mood.negative();
        if (neutral >= mood.positive() && neutral >= mood.negative()) return Optional.of("neutral");
        return Optional.of(mood.positive() > mood.negative() ? "positive" : "negative");
    }

    @Override
    public Optional<String> direction(String text, String answered) {
        return Optional.of(directions.read(text, embedder.embed(text), answered).wireName());
    }

    @Override
    public Optional<String> move(String text, String answered) {
        return Optional.of(moves.read(said(text, answered)).move().wireName());
    }

    @Override
    public Optional<List<MemoryCandidate>> memories(Conversation conversation) {
        return Optional.of(memories.extract(conversation).memories());
    }

    private Utterance said(String text, String answered) {
        return new Utterance(text, answered, () -> embedder.embed(text));
    }
}
