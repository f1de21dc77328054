/** Reminders of calls that are agreed: call-service announces them, and they leave by the contact policy like any text. */
package dev.heartline.sms.callreminder;
