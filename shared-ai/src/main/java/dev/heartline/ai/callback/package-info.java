/** "Call me tomorrow at six", "text me on Friday": who asks for a call or a text, and for when. */
package dev.heartline.ai.callback;
