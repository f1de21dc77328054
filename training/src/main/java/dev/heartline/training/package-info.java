/**
 * Trains the heads of shared-ai on the sentences beside it. Deterministic: the same sentences give the same weights, figures and
 * model cards. Nothing of it runs in a service.
 */
package dev.heartline.training;
