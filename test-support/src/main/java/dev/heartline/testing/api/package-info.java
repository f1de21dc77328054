/** Holds a service's REST API against its OpenAPI document: what is committed, what is answered, who gets in. */
package dev.heartline.testing.api;
