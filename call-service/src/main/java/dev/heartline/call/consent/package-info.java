/** What people say on calls about being contacted, and what was noted of it by earlier versions. */
package dev.heartline.call.consent;
