/** Texts by Bird's Channels API. */
package dev.heartline.sms.provider.bird;
