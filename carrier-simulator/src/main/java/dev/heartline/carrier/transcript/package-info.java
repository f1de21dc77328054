/**
 * Written conversations: reads transcripts of two-sided talks from CSV (the layout of the AnnoMI data set, Wu et al. 2022)
 * and turns them into calls that can be played again and are then the same call.
 */
package dev.heartline.carrier.transcript;
