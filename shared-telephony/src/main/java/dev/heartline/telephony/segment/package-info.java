/** How many segments a text takes on the air: what providers bill and what sender limits count. */
package dev.heartline.telephony.segment;
