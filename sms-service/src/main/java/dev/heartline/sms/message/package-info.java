/** Texts, in and out: the aggregate with its life, the threads that it belongs to, and how to read them over REST. */
package dev.heartline.sms.message;
