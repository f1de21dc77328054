/** How the simulated providers post to our services, whatever their signatures: again and again, in order or not. */
package dev.heartline.carrier.webhook;
