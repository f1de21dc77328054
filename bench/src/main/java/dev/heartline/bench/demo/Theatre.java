package dev.heartline.bench.demo;

import dev.heartline.bench.system.SimulatedNetwork;

/**
 * All that a play needs.
 *
 * @param timeScale length of the pauses between lines; 1 is as in life, 0 none
 */
record Theatre(
        Cast cast, SimulatedNetwork network, Consequences consequences, Books books, Stage stage, double timeScale) {}
