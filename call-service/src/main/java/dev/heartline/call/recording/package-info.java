/**
 * Recording of calls at the carrier: off unless it is switched on, asked for in a wording that has a version, and only after a clear
 * yes of a user we know, on a call whose jurisdiction allows it. A no, an answer that is none, silence and a later "stop recording"
 * all mean: nothing is kept. What is kept goes after its time, with its call and with its user, at the carrier too.
 */
package dev.heartline.call.recording;
