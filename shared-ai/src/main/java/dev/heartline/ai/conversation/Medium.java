package dev.heartline.ai.conversation;

/** Where something was said: a question too many costs little in a text, and the thread in a call. */
public enum Medium {
    TEXT,
    SPEECH
}
