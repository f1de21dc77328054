/** What the doors of all providers have in common: who is let in, and what is counted. */
package dev.heartline.telephony.door;
