/** {@code bench campaign}: a campaign to many people, with a replica that is killed on the way. */
package dev.heartline.bench.campaign;
