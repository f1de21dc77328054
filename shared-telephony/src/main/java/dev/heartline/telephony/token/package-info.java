/** JSON web tokens, as more than one carrier signs by them. */
package dev.heartline.telephony.token;
