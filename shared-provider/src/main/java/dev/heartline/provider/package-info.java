/** What the services that talk to a telephony provider have in common. */
package dev.heartline.provider;
