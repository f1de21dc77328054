/**
 * What a service that hears people does about danger: it raises a crisis, once, and a human is told. A crisis is an event for
 * the other services ({@code crisis}), an alert with a life of its own for operators ({@code alert}, and what they do with it in {@code desk}) and a webhook to the
 * on-call of the host application ({@code oncall}), all written in one transaction. And it nudges nobody whom another service has brought back
 * today ({@code nudge}).
 */
package dev.heartline.care;
