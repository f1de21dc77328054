/** The providers that carry our texts, one package each: their requests, their webhooks, their signatures. */
package dev.heartline.sms.provider;
