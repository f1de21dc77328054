/** The whole system on one machine: its parts, and the command line that starts, watches and stops them. */
package dev.heartline.stack;
