/**
 * Who doesn't want to hear from us. An opt-out binds the number and the user who has it, for texts here and, by the event
 * that its text becomes, for calls.
 */
package dev.heartline.sms.optout;
