/** Texts of the providers whose ways differ only in what they post and answer: every one but Twilio. */
package dev.heartline.carrier.text;
