/**
 * Documents that ground the coach: taken in over REST, cut into passages, embedded in the background, then published whole, so that
 * the services that speak for the coach can answer from them. They are about nobody.
 */
package dev.heartline.memory.knowledge;
