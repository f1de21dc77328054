/** How long what nobody needs any more is kept, table by table. */
package dev.heartline.service.retention;
