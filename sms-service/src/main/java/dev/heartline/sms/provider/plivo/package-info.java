/** Texts by Plivo. */
package dev.heartline.sms.provider.plivo;
