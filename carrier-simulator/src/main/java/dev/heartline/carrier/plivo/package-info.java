/** Plivo's voice API as our service meets it: REST with the account's token, signed forms, Plivo XML. */
package dev.heartline.carrier.plivo;
