/** When and with what people are best reached by text, as the memory has found out. */
package dev.heartline.sms.reach;
