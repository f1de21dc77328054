/** What another policy would have been worth, from a log that was drawn with known chances. */
package dev.heartline.bench.policy;
