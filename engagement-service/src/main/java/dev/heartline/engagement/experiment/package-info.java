/** Experiments of the host: who gets which variant, what came of it, and when one stops by itself. */
package dev.heartline.engagement.experiment;
