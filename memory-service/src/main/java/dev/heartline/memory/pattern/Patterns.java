package dev.heartline.memory.pattern;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.MasterySpeed;

/**
 * What interactions tell about when and how a user is reached. Too few of a kind tell nothing. What is older counts less, half after {@value #HALF_LIFE_DAYS} days.
 *
 * @param mostActiveHours in which clearly more happens than in an average one, most active first, at most {@value #HOURS}
 * @param mostActiveDays likewise, at most {@value #DAYS}
 * @param averageResponseTime from our contact to what the user does next, within a day
 * @param responseTimes the same by the channel of what we wrote, pushed or showed, to when the user engaged with it; of channels with
 *     enough answers
 * @param preferredChannel that the user chooses by themselves
 * @param mostEngaging types of calls, rewards and messages that the user takes or answers within a day rather than not, best first
 * @param leastEngaging that the user rather leaves, worst first
 * @param prefersScheduledCalls whether our calls are taken more often than the user calls
 * @param bestCallTimes hours at which calls are rather taken than missed, best first, at most {@value #CALL_TIMES}
 * @param repetitions how often the user does the same lesson, on average
 * @param confidence 0..1 in steps of 0.05: n / (n + {@value #HALF_SURE}) of n interactions, older ones counting less
 */
record Patterns(
        List<Integer> mostActiveHours,
        List<DayOfWeek> mostActiveDays,
        Optional<Duration> averageResponseTime,
        Map<Channel, Duration> responseTimes,
        Optional<Channel> preferredChannel,
        List<String> mostEngaging,
        List<String> leastEngaging,
        Optional<Duration> averageCallDuration,
        Optional<Boolean> prefersScheduledCalls,
        List<LocalTime> bestCallTimes,
        Optional<MasterySpeed> masterySpeed,
        Optional<Integer> repetitions,
        double confidence) {

    private static final int HALF_LIFE_DAYS = 30;
    private static final int HOURS = 5;
    private static final int DAYS = 3;
    private static final int CALL_TIMES = 3;
    private static final int HALF_SURE = 20;

    /** Fewer of a kind tell nothing. */
    private static final int ENOUGH = 3;

    /** So many times the average is clearly more. */
    private static final double CLEARLY_MORE = 1.25;

    static Patterns of(List<Interaction> interactions, ZoneId zone, Instant now) {
        var told = interactions.stream()
                .filter(one -> !one.at().isAfter(now))
                .sorted(Comparator.comparing(Interaction::at))
                .toList();
        var own = told.stream().filter(one -> one.kind().isOfTheUser()).toList();
        var answers = Answer.of(told);
        Map<String, Double> engagement = engagement(answers);
        Optional<Double> repetitions = repetitions(told);
        return new Patterns(
                mostActive(own, one -> one.at().atZone(zone).getHour(), 24, HOURS, now),
                mostActive(own, one -> one.at().atZone(zone).getDayOfWeek(), 7, DAYS, now),
                responseTime(answers),
                responseTimes(answers),
                preferredChannel(own, now),
                types(
                        engagement,
                        share -> share > 0.5,
                        Map.Entry.<String, Double>comparingByValue().reversed()),
                types(engagement, share -> share < 0.5, Map.Entry.comparingByValue()),
                callDuration(told),
                prefersScheduled(told, now),
                bestCallTimes(told, zone, now),
                repetitions.map(Patterns::speed),
                repetitions.map(mean -> (int) Math.round(mean)),
                confidence(told, now));
    }

    private static double weight(Interaction one, Instant now) {
        return Math.pow(0.5, Duration.between(one.at(), now).toMinutes() / (HALF_LIFE_DAYS * 24 * 60.0));
    }

    private static <T extends Comparable<T>> List<T> mostActive(
            List<Interaction> own, Function<Interaction, T> slot, int slots, int most, Instant now) {
        if (own.size() < ENOUGH) {
            return List.of();
        }
        Map<T, Double> weights = new TreeMap<>();
        own.forEach(one -> weights.merge(slot.apply(one), weight(one, now), Double::sum));
        double average =
                weights.values().stream().mapToDouble(Double::doubleValue).sum() / slots;
        return weights.entrySet().stream()
                .filter(entry -> entry.getValue() >= CLEARLY_MORE * average)
                .sorted(Map.Entry.<T, Double>comparingByValue().reversed())
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A call that is taken says nothing of how long an answer takes. */
    private static Optional<Duration> responseTime(List<Answer> answers) {
        var times = answers.stream()
                .filter(answer -> answer.contact().kind() != Interaction.Kind.CALL_TAKEN)
                .flatMap(answer -> answer.after().stream())
                .toList();
        return times.size() < ENOUGH ? Optional.empty() : Optional.of(mean(times));
    }

    private static Map<Channel, Duration> responseTimes(List<Answer> answers) {
        Map<Channel, List<Duration>> times = new EnumMap<>(Channel.class);
        answers.stream()
                .filter(answer -> answer.contact().kind() != Interaction.Kind.CALL_TAKEN)
                .forEach(answer -> answer.channel()
                        .ifPresent(channel -> answer.after()
                                .ifPresent(after -> times.computeIfAbsent(channel, _ -> new ArrayList<>())
                                        .add(after))));
        Map<Channel, Duration> means = new EnumMap<>(Channel.class);
        times.forEach((channel, all) -> {
            if (all.size() >= ENOUGH) {
                means.put(channel, mean(all));
            }
        });
        return means;
    }

    private static Duration mean(List<Duration> times) {
        return Duration.ofSeconds(
                (long) times.stream().mapToLong(Duration::toSeconds).average().orElseThrow());
    }

    private static Optional<Channel> preferredChannel(List<Interaction> own, Instant now) {
        Map<Channel, Double> weights = new EnumMap<>(Channel.class);
        for (var one : own) {
            switch (one.kind()) {
                case CALL_MADE -> weights.merge(Channel.CALL, weight(one, now), Double::sum);
                case CALL_TAKEN -> weights.merge(Channel.CALL, weight(one, now) / 2, Double::sum); // not their choice
                case TEXT -> weights.merge(Channel.SMS, weight(one, now), Double::sum);
                case ACTION, LESSON -> weights.merge(Channel.IN_APP, weight(one, now), Double::sum);
                case CALL_MISSED, REWARD, MESSAGE -> {}
            }
        }
        return own.size() < ENOUGH
                ? Optional.empty()
                : weights.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    /** By type the share of those answered, as a Beta(1, 1) prior leaves it; only of types that came often enough. */
    private static Map<String, Double> engagement(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.contact().messageType() != null)
                .collect(Collectors.groupingBy(
                        answer -> answer.contact().messageType(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .filter(type -> type.getValue().size() >= ENOUGH)
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        type -> (1.0
                                        + type.getValue().stream()
                                                .filter(Answer::engaged)
                                                .count())
                                / (2.0 + type.getValue().size())));
    }

    private static List<String> types(
            Map<String, Double> engagement, DoublePredicate share, Comparator<Map.Entry<String, Double>> order) {
        return engagement.entrySet().stream()
                .filter(type -> share.test(type.getValue()))
                .sorted(order.thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Optional<Duration> callDuration(List<Interaction> told) {
        var mean = told.stream()
                .filter(one -> one.durationSeconds() != null)
                .mapToInt(Interaction::durationSeconds)
                .average();
        return mean.isPresent() ? Optional.of(Duration.ofSeconds(Math.round(mean.getAsDouble()))) : Optional.empty();
    }

    private static Optional<Boolean> prefersScheduled(List<Interaction> told, Instant now) {
        double taken = 0;
        double made = 0;
        int calls = 0;
        for (var one : told) {
            switch (one.kind()) {
                case CALL_TAKEN -> taken += weight(one, now);
                case CALL_MADE -> made += weight(one, now);
                default -> {
                    continue;
                }
            }
            calls++;
        }
        return calls < ENOUGH ? Optional.empty() : Optional.of(taken > made);
    }

    /** An hour is judged with its neighbours, which count half: nobody is there at six and never at seven. */
    private static List<LocalTime> bestCallTimes(List<Interaction> told, ZoneId zone, Instant now) {
        double[] taken = new double[24];
        double[] missed = new double[24];
        int calls = 0;
        for (var one : told) {
            int hour = one.at().atZone(zone).getHour();
            switch (one.kind()) {
                case CALL_TAKEN, CALL_MADE -> taken[hour] += weight(one, now);
                case CALL_MISSED -> missed[hour] += weight(one, now);
                default -> {
                    continue;
                }
            }
            calls++;
        }
        if (calls < ENOUGH) {
            return List.of();
        }
        Map<Integer, Double> shares = new HashMap<>();
        for (int hour = 0; hour < 24; hour++) {
            double share = (1 + around(taken, hour)) / (2 + around(taken, hour) + around(missed, hour));
            if (taken[hour] > 0 && share > 0.5) {
                shares.put(hour, share);
            }
        }
        return IntStream.range(0, 24)
                .boxed()
                .filter(shares::containsKey)
                .sorted(Comparator.comparing(shares::get, Comparator.reverseOrder()))
                .limit(CALL_TIMES)
                .map(hour -> LocalTime.of(hour, 0))
                .toList();
    }

    private static double around(double[] hours, int hour) {
        return hours[hour] + (hours[(hour + 23) % 24] + hours[(hour + 1) % 24]) / 2;
    }

    /** Empty before enough lessons were done. */
    private static Optional<Double> repetitions(List<Interaction> told) {
        var bySubject = told.stream()
                .filter(one -> one.subject() != null)
                .collect(Collectors.groupingBy(Interaction::subject, Collectors.counting()));
        return bySubject.size() < ENOUGH
                ? Optional.empty()
                : Optional.of(bySubject.values().stream()
                        .mapToLong(Long::longValue)
                        .average()
                        .orElseThrow());
    }

    private static MasterySpeed speed(double repetitions) {
        return repetitions < 1.5 ? MasterySpeed.FAST : repetitions < 3 ? MasterySpeed.MEDIUM : MasterySpeed.SLOW;
    }

    private static double confidence(List<Interaction> told, Instant now) {
        double weight = told.stream()
                .filter(one -> one.kind() != Interaction.Kind.REWARD) // its text counts, when it arrives
                .mapToDouble(one -> weight(one, now))
                .sum();
        return Math.round(20 * weight / (weight + HALF_SURE)) / 20.0;
    }
}
