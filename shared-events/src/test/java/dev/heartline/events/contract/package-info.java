/**
 * Holds the records, the JSON Schemas, the examples and the AsyncAPI document together: each says the same, everything
 * once published still holds, and what breaks a schema is refused.
 */
package dev.heartline.events.contract;
