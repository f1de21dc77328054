package dev.heartline.call.recording;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The rule of each jurisdiction, by the country of the person's number. Immutable.
 *
 * <p>Where no rule is written down, and where a number tells no single country, nothing is recorded.
 */
final class RecordingRules {

    private static final String TABLE = "rules.tsv";

    private final Map<String, RecordingRule> byRegion;

    /** @param regions ISO 3166-1 alpha-2 */
    RecordingRules(Map<String, RecordingRule> regions) {
        this.byRegion = Map.copyOf(regions);
    }

    /**
     * The rules that come with the service.
     *
     * @param others what an installation has settled otherwise; by region
     */
    static RecordingRules withOthers(Map<String, RecordingRule> others) {
        var rules = new HashMap<String, RecordingRule>();
        for (var fields : Table.read(TABLE)) {
            rules.put(fields.getFirst(), rule(fields.get(1)));
        }
        others.forEach((region, rule) -> rules.put(region.toUpperCase(Locale.ROOT), rule));
        return new RecordingRules(rules);
    }

    private static RecordingRule rule(String word) {
        return RecordingRule.valueOf(word.toUpperCase(Locale.ROOT));
    }

    RecordingRule of(Locale person) {
        return byRegion.getOrDefault(person.getCountry(), RecordingRule.NEVER);
    }
}
