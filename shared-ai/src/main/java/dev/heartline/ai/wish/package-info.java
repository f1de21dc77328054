/**
 * What somebody wants of our contacting them: carrier keywords and reactions by rule, plain words by a trained head.
 */
package dev.heartline.ai.wish;
