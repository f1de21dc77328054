/** Carriers by name, and which of them is asked first: the same for calls and texts. */
package dev.heartline.telephony.carrier;
