/** What was said, by whom and when: the input of everything that reads or answers a conversation. */
package dev.heartline.ai.conversation;
