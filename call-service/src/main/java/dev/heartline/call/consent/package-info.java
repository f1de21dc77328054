/**
 * Who must not be called. An opt-out that arrives by text binds calls too; whether one may dial at a given moment is the
 * shared contact policy's answer, asked with what this feature knows.
 */
package dev.heartline.call.consent;
