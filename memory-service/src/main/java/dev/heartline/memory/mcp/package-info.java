/** The memory as tools for language models, over the Model Context Protocol: the same doors, tokens and roles as over REST. */
package dev.heartline.memory.mcp;
