/**
 * Texts that people send us. One is stored and acknowledged at once, with what can't wait: an opt-out binds and danger is
 * answered in the same transaction. It is understood right after, off the path of the acknowledgement, and then told to the
 * other services, once.
 */
package dev.heartline.sms.inbound;
