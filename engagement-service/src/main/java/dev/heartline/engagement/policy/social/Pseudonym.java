package dev.heartline.engagement.policy.social;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.heartline.engagement.policy.draw.DrawKey;

/** A made-up name on a leaderboard: the same for a week, and another in the next, so that nobody is followed through the weeks by it. */
public final class Pseudonym {

    private static final List<String> HOW = List.of(
            "Amber",
            "Blue",
            "Bright",
            "Brisk",
            "Calm",
            "Cheerful",
            "Clever",
            "Copper",
            "Cosy",
            "Curious",
            "Early",
            "Friendly",
            "Gentle",
            "Golden",
            "Green",
            "Happy",
            "Humming",
            "Kind",
            "Lively",
            "Merry",
            "Mild",
            "Misty",
            "Patient",
            "Quiet",
            "Red",
            "Silver",
            "Steady",
            "Sunny",
            "Swift",
            "Warm",
            "Wise",
            "Witty");

    private static final List<String> WHO = List.of(
            "Badger",
            "Beaver",
            "Blackbird",
            "Bumblebee",
            "Crane",
            "Curlew",
            "Deer",
            "Dolphin",
            "Falcon",
            "Finch",
            "Fox",
            "Gecko",
            "Hare",
            "Hedgehog",
            "Heron",
            "Kingfisher",
            "Lark",
            "Lynx",
            "Magpie",
            "Marten",
            "Newt",
            "Osprey",
            "Otter",
            "Owl",
            "Puffin",
            "Robin",
            "Salmon",
            "Seal",
            "Squirrel",
            "Swallow",
            "Tern",
            "Wren");

    private Pseudonym() {}

    /** @param week its Monday */
    public static String of(DrawKey key, LocalDate week, UUID userId) {
        return of(key.fractionOf("name of week " + week, userId));
    }

    /** @param fraction in [0, 1) */
    static String of(double fraction) {
        int name = (int) (fraction * HOW.size() * WHO.size());
        return HOW.get(name / WHO.size()) + " " + WHO.get(name % WHO.size());
    }
}
