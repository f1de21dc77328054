/** Load on the whole path: calls through the simulated network, and how long each takes from hang-up to its last effect. */
package dev.heartline.bench.fanout;
