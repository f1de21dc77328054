/** Comparisons that stay true however often they are looked at. */
package dev.heartline.evaluation.sequential;
