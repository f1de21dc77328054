/** Texts that operators and other systems order over REST. */
package dev.heartline.sms.order;
