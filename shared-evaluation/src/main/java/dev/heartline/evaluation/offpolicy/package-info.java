/** What another policy would have been worth, from the log of the one that decided. */
package dev.heartline.evaluation.offpolicy;
