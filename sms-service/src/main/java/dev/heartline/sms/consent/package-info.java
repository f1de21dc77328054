/** Consent as this service hears of it beside what people text: from the provider, over REST, and from earlier versions. */
package dev.heartline.sms.consent;
