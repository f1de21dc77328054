/** Vonage's Voice API as our service meets it: REST with the application's key, signed JSON webhooks, NCCOs. */
package dev.heartline.carrier.vonage;
