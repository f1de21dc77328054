/**
 * Small trained heads: networks of one hidden layer over a text's vector and its wording, some tens of microseconds each. The module
 * {@code training} makes their weights; the model cards in {@code docs/model-cards} say of what, how well they do, and what
 * they can't.
 */
package dev.heartline.ai.head;
