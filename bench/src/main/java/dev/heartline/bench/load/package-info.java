/** What the measurements share: callers to call with, and latencies to sum up. */
package dev.heartline.bench.load;
