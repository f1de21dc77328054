/**
 * A language model's network: the wire formats of OpenAI (chat completions), Anthropic (messages) and Ollama (chat), with scripted
 * answers, faults on demand, and a record of what was asked.
 */
package dev.heartline.carrier.model;
