/** {@code ./heartline rehearse}: plays simulated callers and judges by rules what the coach said to them. */
package dev.heartline.rehearsal;
