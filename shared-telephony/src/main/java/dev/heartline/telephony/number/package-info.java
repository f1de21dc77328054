/**
 * Phone numbers as values: one spelling (E.164), masked wherever they are printed, so that no log line tells whom we
 * talk to.
 */
package dev.heartline.telephony.number;
