/** What calls and texts cost, exactly. */
package dev.heartline.telephony.price;
