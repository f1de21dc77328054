/** What follows a call by text: it is logged among what the coach sent, and its user may be asked how helpful it was. */
package dev.heartline.sms.aftercall;
