/** What the services really read, export and serve, taken from their code. */
package dev.heartline.deployment.source;
