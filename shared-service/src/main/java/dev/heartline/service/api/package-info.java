/**
 * What a service's OpenAPI document says beyond what the scanner finds by itself: which fields are always there and which may
 * be null, every refusal with its problem, who may ask. It is worked out once, while the service is built.
 */
package dev.heartline.service.api;
