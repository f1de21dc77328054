package dev.heartline.memory.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Puts candidates in order: words and meaning, each from 0 for the worst to 1 for the best candidate, are summed by their shares;
 * the sum is weighed by who spoke, whether it only asks, and when; the best of a conversation lifts all of it. Scores are summed and
 * not ranks, since by how much one is better tells more.
 */
final class Ranking {

    /** Cosines of a few rows may lie close together: a difference that says little must not become all of the score. */
    private static final double FEWEST_APART = 0.25;

    private static final Pattern SENTENCE = Pattern.compile("[^.!?]+[.!?]*");

    private final SearchConfig config;

    Ranking(SearchConfig config) {
        this.config = config;
    }

    /** @param score 0 to 1 plus what the conversation adds */
    record Ranked(Candidate candidate, double score) {}

    /**
     * @param leastCosine the worst of all that was compared, also of what is no candidate
     * @return best first; none where nothing fits
     */
    List<Ranked> rank(Question question, List<Candidate> candidates, double leastCosine) {
        if (candidates.stream().noneMatch(this::fits)) {
            return List.of();
        }
        double mostWords =
                candidates.stream().mapToDouble(Candidate::words).max().orElse(0);
        double mostCosine = candidates.stream()
                .filter(candidate -> candidate.cosine() != null)
                .mapToDouble(Candidate::cosine)
                .max()
                .orElse(leastCosine);
        double least = Math.min(leastCosine, mostCosine - FEWEST_APART);
        var own = candidates.stream()
                .map(candidate -> {
                    double words = share(candidate.words(), 0, mostWords);
                    // What was only just said has but its words.
                    double meaning = candidate.waits() ? words : share(candidate.cosine(), least, mostCosine);
                    return new Ranked(
                            candidate,
                            weight(question, candidate)
                                    * (words * (1 - config.meaning()) + meaning * config.meaning()));
                })
                .toList();
        Map<UUID, Double> best = new HashMap<>();
        own.forEach(one -> best.merge(one.candidate().sourceId(), one.score(), Math::max));
        return own.stream()
                .map(one -> new Ranked(
                        one.candidate(),
                        one.score()
                                + config.conversation()
                                        * best.get(one.candidate().sourceId())))
                .sorted(Comparator.comparingDouble(Ranked::score)
                        .reversed()
                        .thenComparing(one -> one.candidate().at(), Comparator.reverseOrder())
                        .thenComparing(one -> one.candidate().id()))
                .toList();
    }

    private boolean fits(Candidate candidate) {
        // What waits for its vector has the benefit of the doubt: the other half of what would speak for it isn't
        // known.
        double wording = candidate.waits() ? config.wording() / 2 : config.wording();
        return (candidate.words() > 0 && candidate.covered() >= wording)
                || (candidate.cosine() != null && candidate.cosine() >= config.closeness());
    }

    private static double share(Double value, double least, double most) {
        return value == null || most <= least ? 0 : Math.max(0, (value - least) / (most - least));
    }

    private double weight(Question question, Candidate candidate) {
        boolean other = candidate.speaker() != null
                && question.named().map(named -> named != candidate.speaker()).orElse(false);
        boolean otherDays = question.days().map(days -> !candidate.isOf(days)).orElse(false);
        return (other ? config.otherSpeaker() : 1)
                * (otherDays ? config.otherDays() : 1)
                * (candidate.speaker() == null ? 1 : 1 - config.asking() * asking(candidate.text()));
    }

    /** The share of a text that asks, 0..1. */
    static double asking(String text) {
        var sentences = SENTENCE.matcher(text)
                .results()
                .map(found -> found.group().strip())
                .toList();
        int all = sentences.stream().mapToInt(String::length).sum();
        int asking = sentences.stream()
                .filter(sentence -> sentence.endsWith("?"))
                .mapToInt(String::length)
                .sum();
        return all == 0 ? 0 : (double) asking / all;
    }
}
