/** "Call me tomorrow at six": who asks for a call, and for when. */
package dev.heartline.ai.callback;
