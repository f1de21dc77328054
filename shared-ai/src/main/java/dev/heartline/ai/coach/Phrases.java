package dev.heartline.ai.coach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.text.Expression;
import dev.heartline.ai.text.Sentences;
import dev.heartline.ai.text.Words;

/**
 * The wordings of each move. The same call and turn choose the same one: one that was not spoken in this call, else the one
 * that was spoken longest ago. What was spoken is found again in the words of the coach's turns alone, so that any replica
 * can go on with a call.
 */
final class Phrases {

    /** No sentence comes back, and nothing is asked again in other words, within so many turns of the coach. */
    static final int APART = 10;

    /** In words beside the gaps: of fewer a sentence isn't known again. */
    private static final int TELLING = 1;

    private static final Pattern GAP = Pattern.compile("\\{\\w+\\}");
    private static final Notes.Kind<Spoken> SPOKEN = new Notes.Kind<>();

    private final Map<String, Wordings> byMove;
    private final Map<String, List<Wording>> byToneAndMove;
    private final Map<String, Set<String>> bySentence = new HashMap<>();
    private final List<Gapped> gapped = new ArrayList<>();

    Phrases(Medium medium) {
        var lists = new HashMap<>(Lexicon.sections("/dev/heartline/ai/coach/phrases.txt"));
        if (medium == Medium.TEXT) lists.putAll(Lexicon.sections("/dev/heartline/ai/coach/texts.txt"));
        byMove = lists.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, move -> Wordings.of(move.getValue())));
        byToneAndMove = Lexicon.sections("/dev/heartline/ai/coach/tones.txt").entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        move -> move.getValue().stream().map(Wording::of).toList()));
        byMove.keySet().forEach(move -> all(move).forEach(text -> index(move, text)));
    }

    private void index(String move, Wording wording) {
        for (var sentence : wording.sentences())
            if (bySentence.computeIfAbsent(sentence, _ -> new HashSet<>()).add(move)
                    && GAP.matcher(sentence).find()) gapped.add(new Gapped(sentence, pattern(sentence)));
    }

    /**
     * A wording of the move, also where all of them were said lately.
     *
     * @throws IllegalArgumentException if there is no such move
     */
    String choose(String move, Tone tone, UUID callId, Conversation soFar) {
        var spoken = lastSpoken(soFar.coachTurns(), soFar.notes());
        return fresh(move, tone, callId, soFar, spoken)
                .orElseGet(() -> inTurn(move, tone, callId, soFar)
                        .min(longestAgo(spoken))
                        .orElseThrow()
                        .text());
    }

    /** One of which no sentence was said lately; in the tone, where there is one left. */
    Optional<String> fresh(String move, Tone tone, UUID callId, Conversation soFar) {
        return fresh(move, tone, callId, soFar, lastSpoken(soFar.coachTurns(), soFar.notes()));
    }

    private Optional<String> fresh(
            String move, Tone tone, UUID callId, Conversation soFar, Map<String, Integer> spoken) {
        return fresh(inTone(move, tone), move, callId, soFar, spoken)
                .or(() -> fresh(wordings(move).texts(), move, callId, soFar, spoken));
    }

    private static Optional<String> fresh(
            List<Wording> wordings, String move, UUID callId, Conversation soFar, Map<String, Integer> spoken) {
        var coach = soFar.coachTurns();
        int lately = coach.size() < APART ? -1 : coach.get(coach.size() - APART).seq();
        return rotated(wordings, seed(move, callId, soFar)).stream()
                .filter(wording -> wording.lastIn(spoken) < Math.max(lately, 0))
                .min(longestAgo(spoken))
                .map(Wording::text);
    }

    private static Comparator<Wording> longestAgo(Map<String, Integer> spoken) {
        return Comparator.comparingInt(wording -> wording.lastIn(spoken));
    }

    /** Each sentence, and the turn that held it last. */
    private Map<String, Integer> lastSpoken(List<Turn> turns, Notes notes) {
        var last = new HashMap<String, Integer>();
        for (var turn : turns) for (var sentence : spoken(turn, notes).sentences()) last.put(sentence, turn.seq());
        return last;
    }

    /**
     * Something to ask after a wording of the move, that was not asked lately in these or other words.
     *
     * @param early the call has just begun
     * @param topic the list of what the user talks about; null for none
     */
    Optional<String> ask(String move, boolean early, String topic, UUID callId, Conversation soFar) {
        var lists = wordings(move).asks(early).stream()
                .map(list -> list.equals("topic") ? topic : list)
                .filter(list -> list != null && byMove.containsKey(list))
                .toList();
        var inTurn = rotated(lists, seed(move + ".ask", callId, soFar)).stream()
                .sorted(Comparator.comparing(list -> !list.equals(topic)))
                .toList();
        var coach = soFar.coachTurns();
        var asked = coach.subList(Math.max(0, coach.size() - APART), coach.size()).stream()
                .flatMap(turn -> spoken(turn, soFar.notes()).touched().stream())
                .collect(Collectors.toSet());
        var spoken = lastSpoken(coach, soFar.notes());
        return inTurn.stream()
                .filter(list -> !asked.contains(list))
                .flatMap(list -> fresh(wordings(list).texts(), list, callId, soFar, spoken).stream())
                .findFirst();
    }

    /** Whether something is asked after the move's wordings. */
    boolean asksAfter(String move) {
        return !wordings(move).early().isEmpty();
    }

    /** Whether the coach made this move before. */
    boolean made(String move, Conversation soFar) {
        return soFar.coachTurns().stream().anyMatch(turn -> madeIn(turn, move, soFar));
    }

    /** Whether the coach made one of the moves whose names begin so. */
    boolean madeAny(List<String> beginnings, Conversation soFar) {
        return soFar.coachTurns().stream().anyMatch(turn -> madeAnyIn(turn, beginnings, soFar));
    }

    /** Whether a turn made one of the moves whose names begin so. */
    boolean madeAnyIn(Turn turn, List<String> beginnings, Conversation soFar) {
        return spoken(turn, soFar.notes()).made().stream()
                .anyMatch(move -> beginnings.stream().anyMatch(move::startsWith));
    }

    boolean madeIn(Turn turn, String move, Conversation soFar) {
        return spoken(turn, soFar.notes()).made().contains(move);
    }

    private Wordings wordings(String move) {
        var wordings = byMove.get(move);
        if (wordings == null) throw new IllegalArgumentException("No wordings of " + move);
        return wordings;
    }

    private Stream<Wording> inTurn(String move, Tone tone, UUID callId, Conversation soFar) {
        var inTone = inTone(move, tone);
        return rotated(inTone.isEmpty() ? wordings(move).texts() : inTone, seed(move, callId, soFar)).stream();
    }

    /** None where the tone has no words of its own. */
    private List<Wording> inTone(String move, Tone tone) {
        return byToneAndMove.getOrDefault(tone.list(move), List.of());
    }

    /** In whatever tone. */
    private Stream<Wording> all(String move) {
        return Stream.concat(
                wordings(move).texts().stream(),
                Arrays.stream(Tone.values()).flatMap(tone -> inTone(move, tone).stream()));
    }

    private static int seed(String move, UUID callId, Conversation soFar) {
        int mixed = 31 * callId.hashCode() + 0x9E3779B9 * soFar.turns().size() + move.hashCode();
        return mixed ^ mixed >>> 15;
    }

    private static <T> List<T> rotated(List<T> all, int by) {
        if (all.isEmpty()) return all;
        int start = Math.floorMod(by, all.size());
        return IntStream.range(0, all.size())
                .mapToObj(i -> all.get((start + i) % all.size()))
                .toList();
    }

    private Spoken spoken(Turn turn, Notes notes) {
        return notes.of(turn, SPOKEN, this::find);
    }

    private Spoken find(Turn turn) {
        var sentences =
                Sentences.of(turn.text()).stream().map(Phrases::plain).collect(Collectors.toCollection(HashSet::new));
        var plain = plain(turn.text());
        for (var one : gapped) if (one.words().isIn(plain)) sentences.add(one.sentence());
        var touched = sentences.stream()
                .flatMap(sentence -> bySentence.getOrDefault(sentence, Set.of()).stream())
                .collect(Collectors.toSet());
        var made = touched.stream()
                .filter(move -> all(move).anyMatch(wording -> wording.isAllIn(sentences)))
                .collect(Collectors.toSet());
        return new Spoken(sentences, touched, made);
    }

    private static String plain(String text) {
        return Words.normalise(text).strip().toLowerCase(Locale.ROOT);
    }

    /** Whole words, with anything in the gaps, but where somebody's own words go, that is of them. */
    private static Expression pattern(String words) {
        var whole = new StringBuilder("(?<![\\w'])");
        int from = 0;
        for (var gap = GAP.matcher(words); gap.find(); from = gap.end())
            whole.append(Pattern.quote(words.substring(from, gap.start())))
                    .append(gap.group().equals("{you}") ? "your?\\b.+?" : ".+?");
        return Expression.of(whole.append(Pattern.quote(words.substring(from))).toString());
    }

    /**
     * What of the wordings a turn of the coach holds.
     *
     * @param touched moves of which it holds a sentence
     * @param made moves of which it holds a whole wording
     */
    private record Spoken(Set<String> sentences, Set<String> touched, Set<String> made) {}

    private record Gapped(String sentence, Expression words) {}

    /** @param sentences plain, as they are found again; without what is hardly more than a gap */
    private record Wording(String text, List<String> sentences) {

        static Wording of(String text) {
            return new Wording(
                    text,
                    Sentences.of(text).stream()
                            .map(Phrases::plain)
                            .filter(sentence ->
                                    Words.count(GAP.matcher(sentence).replaceAll(" ")) >= TELLING)
                            .toList());
        }

        int lastIn(Map<String, Integer> spoken) {
            return sentences.stream()
                    .mapToInt(sentence -> spoken.getOrDefault(sentence, -1))
                    .max()
                    .orElse(-1);
        }

        boolean isAllIn(Set<String> spoken) {
            return !sentences.isEmpty() && spoken.containsAll(sentences);
        }
    }

    /**
     * @param early what may be asked with it at the beginning of a call
     * @param late and later
     */
    private record Wordings(List<Wording> texts, List<String> early, List<String> late) {

        private static final String ASKS = ">";

        static Wordings of(List<String> lines) {
            var asks = lines.stream()
                    .filter(line -> line.startsWith(ASKS))
                    .map(line -> line.substring(1).split("\\|"))
                    .findFirst();
            return new Wordings(
                    lines.stream()
                            .filter(line -> !line.startsWith(ASKS))
                            .map(Wording::of)
                            .toList(),
                    asks.map(lists -> names(lists[0])).orElse(List.of()),
                    asks.map(lists -> names(lists[1])).orElse(List.of()));
        }

        private static List<String> names(String lists) {
            return List.of(lists.strip().split("\\s+"));
        }

        List<String> asks(boolean isEarly) {
            return isEarly ? early : late;
        }
    }
}
