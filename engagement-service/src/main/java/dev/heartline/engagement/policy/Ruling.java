package dev.heartline.engagement.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.heartline.engagement.policy.arm.Arm;
import dev.heartline.engagement.policy.gate.Reason;
import dev.heartline.engagement.policy.ratio.RatioDraw;
import dev.heartline.service.policy.arm.ArmChoice;

/** How a decision came out. */
public sealed interface Ruling {

    String NOTHING = "nothing";

    Reason reason();

    /** What the user gets; empty for nothing. */
    default Optional<Arm> chosen() {
        return Optional.empty();
    }

    /** How learning chose; empty where it had no say. */
    default Optional<ArmChoice<Arm>> learned() {
        return switch (this) {
            case Won(RatioDraw _, ArmChoice<Arm> choice) -> Optional.of(choice);
            case Earned(Reason _, ArmChoice<Arm> choice) -> Optional.of(choice);
            case Refused _, Given _, Lost _ -> Optional.empty();
        };
    }

    /** 0..1, the chance that the user got anything at all. */
    double chance();

    /**
     * What could have come out and how likely each was before the draw, by {@link Arm#key} and {@link #NOTHING}; the
     * values sum to 1. A lost draw asks for no arm, so that its arms stand together as {@code reward}.
     */
    Map<String, Double> propensities();

    /** The gate objects. */
    record Refused(Reason reason) implements Ruling {

        @Override
        public double chance() {
            return 0;
        }

        @Override
        public Map<String, Double> propensities() {
            return Map.of(NOTHING, 1.0);
        }
    }

    /** A rule gives it, without chance. */
    record Given(Reason reason, Arm arm) implements Ruling {

        @Override
        public Optional<Arm> chosen() {
            return Optional.of(arm);
        }

        @Override
        public double chance() {
            return 1;
        }

        @Override
        public Map<String, Double> propensities() {
            return Map.of(arm.key(), 1.0);
        }
    }

    /** A rule gives it, and learning chooses how it looks. */
    record Earned(Reason reason, ArmChoice<Arm> choice) implements Ruling {

        @Override
        public Optional<Arm> chosen() {
            return Optional.of(choice.chosen().arm());
        }

        @Override
        public double chance() {
            return 1;
        }

        @Override
        public Map<String, Double> propensities() {
            var all = new LinkedHashMap<String, Double>();
            choice.odds().forEach(odds -> all.put(odds.arm().key(), odds.probability()));
            return all;
        }
    }

    record Lost(RatioDraw draw) implements Ruling {

        @Override
        public Reason reason() {
            return Reason.DRAW_LOST;
        }

        @Override
        public double chance() {
            return draw.chance();
        }

        @Override
        public Map<String, Double> propensities() {
            return Map.of(NOTHING, 1 - draw.chance(), "reward", draw.chance());
        }
    }

    record Won(RatioDraw draw, ArmChoice<Arm> choice) implements Ruling {

        @Override
        public Reason reason() {
            return Reason.DRAW_WON;
        }

        @Override
        public Optional<Arm> chosen() {
            return Optional.of(choice.chosen().arm());
        }

        @Override
        public double chance() {
            return draw.chance();
        }

        @Override
        public Map<String, Double> propensities() {
            var all = new LinkedHashMap<String, Double>();
            all.put(NOTHING, 1 - draw.chance());
            choice.odds().forEach(odds -> all.put(odds.arm().key(), draw.chance() * odds.probability()));
            return all;
        }
    }
}
