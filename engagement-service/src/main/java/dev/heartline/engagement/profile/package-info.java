/** Lets hosts without Kafka say who their users are. */
package dev.heartline.engagement.profile;
