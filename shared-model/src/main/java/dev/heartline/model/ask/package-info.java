/** Asking a model: what is sent, whether it may be, what came of it and what it cost. */
package dev.heartline.model.ask;
