/** What others write against the system: the documents' own quality, and clients in other languages. */
package dev.heartline.system.clients;
