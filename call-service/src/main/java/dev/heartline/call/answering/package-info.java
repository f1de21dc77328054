/**
 * Who picks up when we call: a person, or a machine, which is no conversation. The network's detection says so, and where it
 * errs the greeting does; danger, a stop and a person's own words go before both. Until then a machine has heard no more than
 * who calls and whom we ask for; what may be left after its greeting are fixed words, the same for everybody. Nothing is kept or rewarded, and the call's outcome is {@code voicemail}
 * in the row and over REST, {@code no_answer} by a machine in the event, whose outcomes are a closed set.
 */
package dev.heartline.call.answering;
