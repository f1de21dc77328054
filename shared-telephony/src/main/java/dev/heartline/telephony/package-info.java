/**
 * What texts and calls have in common: {@code number}, {@code segment} and {@code signature} are pure and know no
 * provider; a package per provider holds its signature scheme, the account, the way out and the door.
 */
package dev.heartline.telephony;
