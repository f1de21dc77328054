/** Under which licences the libraries come that we ship. */
package dev.heartline.system.licences;
