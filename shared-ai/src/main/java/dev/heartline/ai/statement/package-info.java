/** The user's side of a conversation as clean sentences, each still knowing the turns it came from. */
package dev.heartline.ai.statement;
