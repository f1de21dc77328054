/** Whom the coach talks with: what is known of them, and whether it has to be careful. */
package dev.heartline.care.person;
