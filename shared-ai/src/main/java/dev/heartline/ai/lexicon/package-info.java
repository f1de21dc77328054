/** Word lists as resource files, one concept per file, loaded once, and the text handling they are matched with. */
package dev.heartline.ai.lexicon;
