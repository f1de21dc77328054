/** What follows a call by text: it is logged among what the coach sent, a text that was agreed on is queued, and its user may be asked how
 * helpful it was. */
package dev.heartline.sms.aftercall;
