/** Hooks that show as a text. */
package dev.heartline.sms.hook;
