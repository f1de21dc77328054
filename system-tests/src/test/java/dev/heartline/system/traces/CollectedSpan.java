package dev.heartline.system.traces;

import java.util.List;
import java.util.Map;

/**
 * A span as it was exported.
 *
 * @param parent empty for the first of a trace
 * @param start nanoseconds since the epoch
 * @param end nanoseconds since the epoch
 * @param links spans that it comes from, beside its parent
 */
record CollectedSpan(
        String trace,
        String id,
        String parent,
        String service,
        String name,
        long start,
        long end,
        Map<String, String> attributes,
        List<String> links) {}
