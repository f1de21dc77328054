package dev.heartline.call.completion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import dev.heartline.ai.reading.ConversationReading.Intervention;
import dev.heartline.call.transcript.CallTurn;
import dev.heartline.events.vocabulary.InterventionType;
import dev.heartline.events.vocabulary.Speaker;

/**
 * What a finished conversation was like, from its turns alone. Both begin at 10 and never fall below 1.
 *
 * <p><b>Quality</b> is how well the two could talk: less 6 times the share of the coach's turns that were spoken into, 1.5 for each
 * time that the line was lost and taken up, and 1 for each time that the coach had to speak again because nobody answered.
 *
 * <p><b>Performance</b> is how well the coach coached, by what the manual for rating motivational interviewing counts (MITI 4.2.1,
 * Moyers, Manuel &amp; Ernst 2014). Less 1 for each begun tenth of all words by which the coach spoke more than half, at most 4;
 * less 1 where it asked more than it reflected, affirmed or summed up, and 2 where it asked more than twice as much; less 3 times the
 * share, of the interventions whose effect can be told, that had none, rounded. Not rated where danger was heard, since fixed words
 * speak then, and where the user spoke less than three times.
 *
 * @param quality 1..10, one decimal; null where no user spoke
 * @param performance 1..10; null where it isn't rated
 */
record CallScores(BigDecimal quality, Integer performance) {

    private static final int BEST = 10;
    private static final int WORST = 1;
    private static final int FEWEST_TURNS = 3;
    private static final int MOST_FOR_TALKING = 4;

    static CallScores of(List<CallTurn> said, List<Intervention> interventions, int resumes, boolean crisis) {
        long byUser =
                said.stream().filter(turn -> turn.speaker() == Speaker.USER).count();
        if (byUser == 0) {
            return new CallScores(null, null);
        }
        return new CallScores(
                quality(said, resumes), crisis || byUser < FEWEST_TURNS ? null : performance(said, interventions));
    }

    private static BigDecimal quality(List<CallTurn> said, int resumes) {
        var byCoach =
                said.stream().filter(turn -> turn.speaker() == Speaker.COACH).toList();
        double spokenInto = share(byCoach.stream().filter(CallTurn::interrupted).count(), byCoach.size());
        int unanswered = 0;
        for (int i = 1; i < said.size(); i++) {
            if (said.get(i).speaker() == Speaker.COACH && said.get(i - 1).speaker() == Speaker.COACH) {
                unanswered++;
            }
        }
        return BigDecimal.valueOf(Math.max(WORST, BEST - 6 * spokenInto - 1.5 * resumes - unanswered))
                .setScale(1, RoundingMode.HALF_UP);
    }

    private static int performance(List<CallTurn> said, List<Intervention> interventions) {
        long lost = talking(said) + asking(said, interventions) + withoutEffect(interventions);
        return Math.toIntExact(Math.max(WORST, BEST - lost));
    }

    private static long talking(List<CallTurn> said) {
        long coach = words(said, Speaker.COACH);
        double more = share(coach, coach + words(said, Speaker.USER)) - 0.5;
        return more <= 0 ? 0 : Math.min(MOST_FOR_TALKING, (long) Math.ceil(more * 10));
    }

    private static int asking(List<CallTurn> said, List<Intervention> interventions) {
        long asked = said.stream()
                .filter(turn -> turn.speaker() == Speaker.COACH)
                .mapToLong(turn -> turn.text().chars().filter(c -> c == '?').count())
                .sum();
        long reflected = interventions.stream()
                .map(Intervention::type)
                .filter(type -> type == InterventionType.REFLECTION
                        || type == InterventionType.AFFIRMATION
                        || type == InterventionType.SUMMARY)
                .count();
        return asked > 2 * reflected ? 2 : asked > reflected ? 1 : 0;
    }

    private static long withoutEffect(List<Intervention> interventions) {
        var known =
                interventions.stream().filter(done -> done.effective() != null).toList();
        return Math.round(
                3 * share(known.stream().filter(done -> !done.effective()).count(), known.size()));
    }

    private static long words(List<CallTurn> said, Speaker speaker) {
        return said.stream()
                .filter(turn -> turn.speaker() == speaker && !turn.text().isBlank())
                .mapToLong(turn -> turn.text().strip().split("\\s+").length)
                .sum();
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
