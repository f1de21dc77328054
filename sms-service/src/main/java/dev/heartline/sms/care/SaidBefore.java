package dev.heartline.sms.care;

/**
 * What a text meets.
 *
 * @param words what we said last that it may answer; empty where there was nothing lately
 * @param wasAsked the question about danger was asked lately
 * @param questionIsOpen it was, and this is the first text since: these are its words
 */
public record SaidBefore(String words, boolean wasAsked, boolean questionIsOpen) {}
