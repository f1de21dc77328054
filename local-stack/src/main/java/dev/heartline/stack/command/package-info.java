/** The command line of the local stack: one class per command. */
package dev.heartline.stack.command;
